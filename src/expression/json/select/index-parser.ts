import { formatException } from '../../runtime/exception.ts';
import { isDigit } from '../../text/characters.ts';
import { jsonException } from '../faults.ts';
import type { Filter } from './filter.ts';
import { everyIndex, indexes, slice } from './indexes.ts';
import { OPEN_INDEXER, type PathReader } from './path-reader.ts';

/** `*]`, `0]`, `0, 1]` or `0:1:2]`, up to the closing bracket. */
export function readArrayIndexer(reader: PathReader, closes: string): Filter {
  const parts: string[] = [];
  let separator = '';
  for (;;) {
    parts.push(readPart(reader, closes));
    const { char } = reader;
    if (char === '*') return readStar(reader, closes);
    if (separator !== ':' && char !== ':' && parts.at(-1) === '') throw jsonException('Array index expected.');
    if (char === closes) return indexer(parts, separator);
    separator = char;
    reader.at += 1;
  }
}

/** Digits and signs, with spaces about them. */
function readPart(reader: PathReader, closes: string): string {
  reader.skipSpaces();
  const start = reader.at;
  while (reader.char === '-' || isDigit(reader.text.charCodeAt(reader.at))) reader.at += 1;
  const part = reader.text.slice(start, reader.at);
  reader.skipSpaces();
  if (reader.isAtEnd) throw jsonException(OPEN_INDEXER);
  if (reader.char !== closes && !',:*'.includes(reader.char)) throw reader.wrongIndexer(reader.char);
  return part;
}

function readStar(reader: PathReader, closes: string): Filter {
  reader.at += 1;
  reader.require(OPEN_INDEXER);
  reader.skipSpaces();
  if (reader.char !== closes) throw reader.wrongIndexer('*');
  return everyIndex;
}

function indexer(parts: readonly string[], separator: string): Filter {
  if (separator !== ':') return indexes(parts.map(integer));
  const [start, end, step] = parts.map(part => (part === '' ? undefined : integer(part)));
  return slice({ start, end, step });
}

function integer(text: string): number {
  if (!/^-?\d+$/.test(text)) throw formatException(`The input string '${text}' was not in a correct format.`);
  return Number(text);
}
