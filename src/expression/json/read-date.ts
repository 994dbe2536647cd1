import { parseIso } from '../time/iso.ts';

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** The date that a JSON string stands for; null where it is only a string. */
export function readDate(text: string): ReturnType<typeof parseIso> {
  return looksLikeDate(text) ? parseIso(text) : null;
}

function looksLikeDate(text: string): boolean {
  const { length } = text;
  if (length < 9) return false;
  const first = text.charCodeAt(0);
  if (first >= DIGIT_0 && first <= DIGIT_9) return length >= 19 && length <= 40 && text[10] === 'T';
  return text.startsWith('/Date(');
}
