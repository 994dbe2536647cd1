import { REMOVE_EMPTY, TRIM } from '../text/split.ts';
import { enumeration } from '../types/table.ts';
import { defineFlags } from '../types/type.ts';

export const STRING_SPLIT_OPTIONS = defineFlags('System.StringSplitOptions', {
  None: 0,
  RemoveEmptyEntries: REMOVE_EMPTY,
  TrimEntries: TRIM,
});

export const stringSplitOptions = enumeration(STRING_SPLIT_OPTIONS);
