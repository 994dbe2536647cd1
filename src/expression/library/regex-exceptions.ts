import { REGEX_PARSE_EXCEPTION } from '../regex/regex-error.ts';
import { members } from '../types/table.ts';

export const regexParseException = members(REGEX_PARSE_EXCEPTION, () => ({}));
