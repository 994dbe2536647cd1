import { formatException } from '../runtime/exception.ts';

/** A piece of a custom format of dates or times: text as it stands, or a letter and how often it comes in a row. */
export type FormatPart =
  | { readonly text: string; readonly letter?: undefined; readonly count?: undefined }
  | { readonly letter: string; readonly count: number; readonly text?: undefined };

export const badFormat = () => formatException('Input string was not in a correct format.');

/**
 * Quotes, `\` and `%` are resolved; every other character, letter or not, is handed on with its count. Throws FormatException for
 * a quote or a `%` that stands alone. https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 */
export function* formatParts(format: string): Generator<FormatPart> {
  for (let at = 0; at < format.length; ) {
    const letter = format.charAt(at);
    const length = special(format, at);
    if (length === undefined) {
      const count = run(format, at);
      yield { letter, count };
      at += count;
    } else {
      yield letter === '%' ? { letter: format.charAt(at + 1), count: 1 } : { text: quoted(format, at, length) };
      at += length;
    }
  }
}

/** How long a quoted text, an escaped character or a `%x` is. */
function special(format: string, at: number): number | undefined {
  const letter = format.charAt(at);
  if (letter === "'" || letter === '"') return quoteLength(format, at);
  if (letter !== '\\' && letter !== '%') return undefined;
  const next = format.charAt(at + 1);
  if (next === '' || (letter === '%' && next === '%')) throw badFormat();
  return 2;
}

function quoteLength(format: string, at: number): number {
  const quote = format.charAt(at);
  for (let end = at + 1; end < format.length; end += 1) {
    if (format[end] === quote) return end + 1 - at;
    if (format[end] === '\\') end += 1;
  }
  throw formatException(`Cannot find a matching quote character for the character '${quote}'.`);
}

function quoted(format: string, at: number, length: number): string {
  const inner = format[at] === '\\' ? format.slice(at, at + 2) : format.slice(at + 1, at + length - 1);
  return inner.replace(/\\(.)/gs, '$1');
}

function run(format: string, at: number): number {
  let end = at + 1;
  while (format[end] === format[at]) end += 1;
  return end - at;
}
