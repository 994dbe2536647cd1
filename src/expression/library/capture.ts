import type { Capture } from '../regex/capture.ts';
import { CAPTURE } from '../types/regular-expressions.ts';
import { members } from '../types/table.ts';

export const capture = members(CAPTURE, () => ({
  'int Index': ({ index }: Capture) => index,
  'int Length': ({ length }: Capture) => length,
  'string Value': ({ value }: Capture) => value,
}));
