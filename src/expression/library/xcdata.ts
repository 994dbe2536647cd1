import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { XCDATA, XCData } from '../xml/x-cdata.ts';

export const xcdata = members(XCDATA, () => ({
  'new(string value)': (value: string | null) => new XCData(notNull(value, 'value')),
  'new(XCData other)': (other: XCData | null) => notNull(other, 'other').copyAlone(),
}));
