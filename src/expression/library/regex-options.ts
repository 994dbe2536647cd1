import { REGEX_OPTIONS } from '../regex/options.ts';
import { enumeration } from '../types/table.ts';

export const regexOptions = enumeration(REGEX_OPTIONS);
