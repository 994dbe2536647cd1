import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { XTEXT, XText } from '../xml/x-text.ts';

export const xtext = members(XTEXT, () => ({
  'new(string value)': (value: string | null) => new XText(notNull(value, 'value')),
  'new(XText other)': (other: XText | null) => notNull(other, 'other').copyAlone(),
  'string Value': {
    get: (self: XText) => self.value,
    set: (self: XText, value: string | null) => {
      self.value = notNull(value, 'value');
    },
  },
}));
