import { Boxed } from '../../runtime/boxed.ts';
import { DOUBLE, INT64 } from '../../types/primitives.ts';
import { jsonException } from '../faults.ts';
import { type PathReader, readQuoted, readRegex } from './path-reader.ts';

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A value in a query, in object form; a regular expression stays a text with its slashes. */
export function readQueryValue(reader: PathReader): unknown {
  const { char } = reader;
  if (char === "'") return readQuoted(reader);
  if (char === '/') return readRegex(reader);
  const value = /[-\d]/.test(char) ? readNumber(reader) : readWord(reader);
  if (value === undefined) throw jsonException(`Unexpected character while parsing path query: ${reader.char}`);
  return value;
}

function readWord(reader: PathReader): boolean | null | undefined {
  for (const [word, value] of WORDS) if (reader.skip(word)) return value;
  return undefined;
}

/** Up to a space or the closing bracket. */
function readNumber(reader: PathReader): Boxed | undefined {
  const text = /^[^ )]*(?=[ )])/.exec(reader.text.slice(reader.at))?.[0];
  if (text === undefined) {
    reader.at = reader.text.length;
    return undefined;
  }
  reader.at += text.length;
  if (/^-?\d+$/.test(text)) return new Boxed(INT64, BigInt(text));
  return /^-?[\d,]*\.?\d*(?:[eE][-+]?\d+)?$/.test(text)
    ? new Boxed(DOUBLE, Number(text.replaceAll(',', '')))
    : undefined;
}
