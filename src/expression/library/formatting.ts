import { FORMATTING } from '../json/formatting.ts';
import { enumeration } from '../types/table.ts';

export const formatting = enumeration(FORMATTING);
