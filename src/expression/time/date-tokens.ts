import { formatException, type NetException } from '../runtime/exception.ts';
import { type DateTokens, TAKERS } from './date-token-takers.ts';
import { notADate } from './parsed-date.ts';

/** The exception is returned, not thrown. */
export function dateTokens(text: string): DateTokens | NetException {
  const tokens = empty();
  const trimmed = text.slice(0, endOfText(text));
  let at = trimmed.length - trimmed.trimStart().length;
  if (at === trimmed.length) return notADate(text);
  while (at < trimmed.length) {
    const length = takeNext(trimmed, at, tokens);
    if (length === undefined) return refusal(text, at);
    at += length;
  }
  return tokens;
}

/** Before the blanks and NULs at its end. By a loop: a pattern for them takes time that grows with the square of blanks elsewhere. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s\0]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

const empty = (): DateTokens => ({
  numbers: [],
  numbersBeforeMonth: 0,
  month: undefined,
  dayOfWeek: undefined,
  time: undefined,
  half: undefined,
  offset: undefined,
  isUtc: false,
  isIso: false,
  last: 'other',
  hasSeparator: false,
});

function takeNext(text: string, at: number, tokens: DateTokens): number | undefined {
  for (const [pattern, take] of TAKERS) {
    const found = matchAt(pattern, text, at);
    if (found !== null && take(found, tokens)) return found[0].length;
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return sticky.exec(text);
}

const refusal = (text: string, at: number): NetException =>
  /\p{L}/u.test(text.charAt(at)) && !/\dT$/i.test(text.slice(0, at + 1))
    ? formatException(
        `The string '${text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${at}'.`,
      )
    : notADate(text);
