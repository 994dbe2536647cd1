import { formatException, notNull } from '../runtime/exception.ts';
import { isWhiteSpace } from '../text/characters.ts';
import { trimWhile } from '../text/trim.ts';

const isAround = (char: number): boolean => char === 0 || isWhiteSpace(char);

/** `bool.TryParse`: True or False in any case, white space and NUL characters around it; null for another text. */
export function tryParseBoolean(text: string | null): boolean | null {
  const word = text === null ? '' : trimWhile(text, isAround, 'both').toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : null;
}

/** `bool.Parse`; throws ArgumentNullException or FormatException. */
export function parseBoolean(text: string | null): boolean {
  const parsed = tryParseBoolean(notNull(text, 'value'));
  if (parsed === null) throw formatException(`String '${text}' was not recognized as a valid Boolean.`);
  return parsed;
}
