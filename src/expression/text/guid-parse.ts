import { trimSpace } from './trim.ts';

/** What a text was read as: 32 digits in lower case, or the message of what is wrong. */
export type Digits =
  | { readonly digits: string; readonly fault?: undefined }
  | { readonly digits?: undefined; readonly fault: string };

const WRONG_LENGTH = 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).';
const WRONG_DASHES = 'Dashes are in the wrong position for GUID parsing.';
const WRONG_CHARACTER = 'Guid string should only contain hexadecimal characters.';
const UNRECOGNIZED = 'Unrecognized Guid format.';

/** As nearly all are written. */
const USUAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function parseGuid(text: string): Digits {
  if (USUAL.test(text)) return { digits: text.replaceAll('-', '') };
  const trimmed = trimSpace(text, 'both');
  return trimmed.length < 32 ? { fault: UNRECOGNIZED } : parseGuidExact(trimmed, formOf(trimmed));
}

function formOf(text: string): string {
  if (text.startsWith('(')) return 'P';
  if (text.startsWith('{')) return text[9] === '-' ? 'B' : 'X';
  return text[8] === '-' ? 'D' : 'N';
}

/** By one of the letters N, D, B, P, X. */
export function parseGuidExact(text: string, letter: string): Digits {
  const trimmed = trimSpace(text, 'both');
  switch (letter) {
    case 'N':
      return trimmed.length === 32 ? hexadecimal(trimmed) : { fault: WRONG_LENGTH };
    case 'B':
      return /^\{.{36}\}$/s.test(trimmed) ? dashed(trimmed.slice(1, -1)) : { fault: WRONG_LENGTH };
    case 'P':
      return /^\(.{36}\)$/s.test(trimmed) ? dashed(trimmed.slice(1, -1)) : { fault: WRONG_LENGTH };
    case 'X':
      return groups(trimmed);
    default:
      return dashed(trimmed);
  }
}

function dashed(text: string): Digits {
  if (text.length !== 36) return { fault: WRONG_LENGTH };
  if ([8, 13, 18, 23].some(index => text[index] !== '-')) return { fault: WRONG_DASHES };
  return hexadecimal(text.slice(0, 8) + text.slice(9, 13) + text.slice(14, 18) + text.slice(19, 23) + text.slice(24));
}

const hexadecimal = (digits: string): Digits =>
  /^[0-9a-f]{32}$/i.test(digits) ? { digits: digits.toLowerCase() } : { fault: WRONG_CHARACTER };

const GROUP = '0x([0-9a-f]+)';
const groupsOf = (count: number): string => Array.from({ length: count }, () => GROUP).join();
const FORM_X = new RegExp(`^\\{${groupsOf(3)},\\{${groupsOf(8)}\\}\\}$`, 'i');
const WIDTHS = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];

/** `{0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x00}}`, with white space anywhere. */
function groups(text: string): Digits {
  const [, ...found] = FORM_X.exec(text.replace(/[\p{Z}\t-\r\x85]/gu, '')) ?? [];
  if (found.length === 0) return { fault: 'Expected {0xdddddddd, etc}.' };
  const padded = found.map((group, index) => group.replace(/^0+/, '').padStart(WIDTHS[index] ?? 2, '0'));
  const digits = padded.join('').toLowerCase();
  return digits.length === 32 ? { digits } : { fault: 'Value was either too large or too small for a UInt32.' };
}

export function hexadecimalForm(digits: string): string {
  const [, a, b, c, rest = ''] = /^(.{8})(.{4})(.{4})(.*)$/.exec(digits) ?? [];
  const bytes = (rest.match(/../g) ?? []).map(byte => `0x${byte}`);
  return `{0x${a},0x${b},0x${c},{${bytes.join()}}}`;
}
