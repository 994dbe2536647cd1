import { type Plain, plainToken } from './plain.ts';
import { Survey } from './survey.ts';
import type { JToken } from './token.ts';

/**
 * Numbers that JSON.parse does not tell from others: those with nothing but zeros behind the point, and those with an exponent.
 * Like the others this also finds such texts within strings, which does no harm.
 */
const WHOLE_FRACTION = /\.0+\s*[,\]}]/;
const EXPONENT = /\d[eE][-+]?\d+\s*[,\]}]/;
/** One so long that JSON.parse may change it. */
const LONG_NUMBER = /[:[,]\s*-?\d[\d.]{15}/;
const LONG = 16;
/** A name that looks like an index, which JavaScript puts before others. */
const UNFIT_NAME = /"\d+"\s*:/;
/** The like in disguise, and halves of surrogate pairs. */
const UNFIT_ESCAPE = /\\u(?:003\d|[dD][89a-fA-F])/;

/** What Newtonsoft.Json writes otherwise than JSON.stringify: line ends that it escapes, and halves of surrogate pairs that it does not. */
const OTHERWISE_ESCAPED = /[\u0085\u2028\u2029\ud800-\udfff]|\\u/;
/** Of a text that may be written at once: indentation may make many times as much of it. */
const MOST_AT_ONCE = 256 * 1024;

/** Beyond this depth Newtonsoft.Json refuses to read. */
const MAX_DEPTH = 64;

/** By JSON.parse, which is much quicker than a reader of our own; undefined where that would not give the same. */
export function fastParse(text: string): JToken | undefined {
  if (!/^\s*[{[]/.test(text) || hasUnfitNumber(text) || UNFIT_NAME.test(text)) return undefined;
  if (text.includes('\\') && UNFIT_ESCAPE.test(text)) return undefined;
  const value = parsed(text);
  if (value === undefined) return undefined;
  const { isTooDeep, isRewritten } = new Survey(value, MAX_DEPTH);
  if (isTooDeep) return undefined;
  const isFaithful = !isRewritten && text.length <= MOST_AT_ONCE && !OTHERWISE_ESCAPED.test(text);
  return plainToken(value, isFaithful);
}

const hasUnfitNumber = (text: string): boolean =>
  WHOLE_FRACTION.test(text) || EXPONENT.test(text) || (hasManyDigits(text) && LONG_NUMBER.test(text));

/** Whether so many digits and points may stand side by side: then one stands at each so many places. */
function hasManyDigits(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) if (digitsAround(text, at) >= LONG) return true;
  return false;
}

function digitsAround(text: string, at: number): number {
  let [start, end] = [at, at];
  while (isPartOfNumber(text.charCodeAt(end))) end += 1;
  if (end === at) return 0;
  while (isPartOfNumber(text.charCodeAt(start - 1))) start -= 1;
  return end - start;
}

/** A digit or a point; NaN beyond the ends is none. */
const isPartOfNumber = (code: number): boolean => (code >= 48 && code <= 57) || code === 46;

/** Undefined for what is no JSON; Newtonsoft.Json may read it all the same, or says what is wrong. */
function parsed(text: string): Plain | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
