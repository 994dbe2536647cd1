import { ARGUMENT_EXCEPTION, NetException } from '../runtime/exception.ts';
import { define } from '../types/type.ts';

export const REGEX_PARSE_EXCEPTION = define({
  name: 'System.Text.RegularExpressions.RegexParseException',
  kind: 'class',
  bases: () => [ARGUMENT_EXCEPTION],
});

/** The offset is how far the pattern had been read. */
export const regexError = (pattern: string, offset: number, message: string): NetException =>
  new NetException(REGEX_PARSE_EXCEPTION, `Invalid pattern '${pattern}' at offset ${offset}. ${message}`, null);
