import { TYPE_CODE } from '../numbers/type-code.ts';
import { enumeration } from '../types/table.ts';

export const typeCodes = enumeration(TYPE_CODE);
