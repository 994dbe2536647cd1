import { JTOKEN_TYPE } from '../json/token-type.ts';
import { enumeration } from '../types/table.ts';

export const jtokenType = enumeration(JTOKEN_TYPE);
