import { enumeration } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';

export const STRING_COMPARISON = defineEnum('System.StringComparison', [
  'CurrentCulture',
  'CurrentCultureIgnoreCase',
  'InvariantCulture',
  'InvariantCultureIgnoreCase',
  'Ordinal',
  'OrdinalIgnoreCase',
]);

export const stringComparison = enumeration(STRING_COMPARISON);
