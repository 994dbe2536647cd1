import { argumentOutOfRange } from '../runtime/exception.ts';
import { percent } from '../text/url-encoding.ts';

const UNRESERVED = /[A-Za-z0-9\-._~]/;
const RESERVED = /[:/?#[\]@!$&'()*+,;=]/;

/** As UTF-8; half of a surrogate pair as U+FFFD. */
const percentUtf8 = (character: string): string => Array.from(Buffer.from(character, 'utf8'), percent).join('');

const escapeBut =
  (isKept: (character: string) => boolean) =>
  (text: string): string =>
    Array.from(text, character => (isKept(character) ? character : percentUtf8(character))).join('');

/** Uri.EscapeDataString */
export const escapeData = escapeBut(character => UNRESERVED.test(character));

/** Uri.EscapeUriString */
export const escapeUri = escapeBut(character => UNRESERVED.test(character) || RESERVED.test(character));

/** Escapes what a URI may not have, and leaves what is escaped already. */
export const escapeRest = (text: string): string =>
  text.replace(/%[0-9a-f]{2}|[^%]+|%/gi, part => (/^%../.test(part) ? part : escapeUri(part)));

/** Decodes what needs no escape: letters, digits, `-._~`, and text that is not ASCII. */
export const normalizeEscapes = (text: string): string =>
  decodeRuns(text, character => UNRESERVED.test(character) || character > '\x9f');

/** Uri.UnescapeDataString: bytes that are no UTF-8 stay escaped. */
export const unescapeData = (text: string): string => decodeRuns(text, () => true);

const UNSAFE = /[\p{Cc};/?:@&=+$,#[\]!'()*%\\]/u;

/** As `Uri.ToString()` prints: what would change the meaning stays escaped. */
export const unescapeSafe = (text: string): string => decodeRuns(text, character => !UNSAFE.test(character));

const decodeRuns = (text: string, isDecoded: (character: string) => boolean): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, run => decodeRun(run, isDecoded));

function decodeRun(run: string, isDecoded: (character: string) => boolean): string {
  const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const { character, length } = characterAt(bytes, at);
    const isKept = character === undefined || !isDecoded(character);
    text += isKept ? run.slice(at * 3, (at + length) * 3) : character;
    at += length;
  }
  return text;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function characterAt(bytes: Buffer, at: number): { readonly character: string | undefined; readonly length: number } {
  const length = sequenceLength(bytes[at] ?? 0);
  const sequence = bytes.subarray(at, at + length);
  return isUtf8(sequence) ? { character: STRICT.decode(sequence), length } : { character: undefined, length: 1 };
}

function sequenceLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** A replacement character comes out only where one went in. */
const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);

/** `Uri.HexEscape`; throws ArgumentOutOfRangeException for what is not Latin-1. */
export function hexEscape(character: number): string {
  if (character > 0xff)
    throw argumentOutOfRange('character', 'Specified argument was out of the range of valid values.');
  return percent(character);
}
