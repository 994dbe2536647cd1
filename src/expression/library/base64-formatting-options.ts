import { BASE64_FORMATTING_OPTIONS } from '../numbers/base64.ts';
import { enumeration } from '../types/table.ts';

export const base64FormattingOptions = enumeration(BASE64_FORMATTING_OPTIONS);
