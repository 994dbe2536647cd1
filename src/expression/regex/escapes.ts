import type { PatternReader } from './pattern-reader.ts';
import { isBoundaryWordChar } from './unicode.ts';

const LETTERS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** The char that the escape behind a `\` stands for. */
export function charEscape(reader: PatternReader): number {
  if (/[0-7]/.test(reader.peek())) return octal(reader);
  const letter = reader.next();
  if (letter === 'x') return hexadecimal(reader, 2);
  if (letter === 'u') return hexadecimal(reader, 4);
  if (letter === 'c') return control(reader);
  const code = letter.charCodeAt(0);
  const known = LETTERS.get(letter);
  if (known === undefined && !reader.has('ECMAScript') && isBoundaryWordChar(code))
    throw reader.error(`Unrecognized escape sequence \\${letter}.`);
  return known ?? code;
}

function octal(reader: PatternReader): number {
  let value = 0;
  for (let digits = 0; digits < 3 && /[0-7]/.test(reader.peek()); digits += 1) {
    value = value * 8 + Number(reader.next());
    if (reader.has('ECMAScript') && value >= 0x20) break;
  }
  return value & 0xff;
}

function hexadecimal(reader: PatternReader, length: number): number {
  const rest = reader.pattern.slice(reader.at, reader.at + length);
  const digits = /^[0-9a-f]*/i.exec(rest)?.[0] ?? '';
  if (rest.length === length) reader.at += Math.min(digits.length + 1, length);
  if (digits.length < length) throw reader.error('Insufficient or invalid hexadecimal digits.');
  return Number.parseInt(digits, 16);
}

function control(reader: PatternReader): number {
  if (reader.isAtEnd) throw reader.error('Missing control character.');
  const code = reader.next().toUpperCase().charCodeAt(0) - 64;
  if (code < 0 || code >= 32) throw reader.error('Unrecognized control character.');
  return code;
}
