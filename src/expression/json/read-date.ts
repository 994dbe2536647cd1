import { parseIso } from '../time/iso.ts';
import { isoText } from './iso-text.ts';

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** The date that a JSON string stands for; null where it is only a string. */
export function readDate(text: string): ReturnType<typeof parseIso> {
  return looksLikeDate(text) ? parseIso(text) : null;
}

/** A date that is written as it was read: there are others, but these are most, and sure. */
const LASTING =
  /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{0,6}[1-9])?Z?$/;

/** A JSON string as it is written once it was read: a date may look otherwise. */
export function rewrittenDate(text: string): string {
  if (!looksLikeDate(text) || LASTING.test(text)) return text;
  const date = parseIso(text);
  return date === null ? text : isoText(date);
}

function looksLikeDate(text: string): boolean {
  const { length } = text;
  if (length < 9) return false;
  const first = text.charCodeAt(0);
  if (first >= DIGIT_0 && first <= DIGIT_9) return length >= 19 && length <= 40 && text[10] === 'T';
  return text.startsWith('/Date(');
}
