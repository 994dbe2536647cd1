import { jsonException } from '../faults.ts';
import { field, fields, scan } from './fields.ts';
import type { Filter } from './filter.ts';
import { readArrayIndexer } from './index-parser.ts';
import { OPEN_INDEXER, PathReader, readQuoted } from './path-reader.ts';
import { query, queryScan } from './query.ts';
import { QueryParser } from './query-parser.ts';

/** Reads a JSONPath as Newtonsoft.Json does; throws its JsonException for what is none. */
export function parsePath(text: string): readonly Filter[] {
  const reader = new PathReader(text);
  reader.skipSpaces();
  if (reader.isAtEnd || text === '$') return [];
  // A `$` before anything else is the first letter of a name.
  if (text.startsWith('$.', reader.at) || text.startsWith('$[', reader.at)) reader.at += 1;
  const filters = new PathParser(reader).path(false);
  const { char } = reader;
  reader.skipSpaces();
  if (!reader.isAtEnd) throw jsonException(`Unexpected character while parsing path: ${char}`);
  return filters;
}

/** What ends a path within a query. */
const QUERY_ENDS = '=<!>|&';

class PathParser {
  readonly #reader: PathReader;
  #filters: Filter[] = [];
  #isScan = false;
  #start = 0;
  #after: 'nothing' | 'indexer' | 'dot' = 'nothing';

  constructor(reader: PathReader) {
    this.#reader = reader;
    this.#start = reader.at;
  }

  path(isQuery: boolean): readonly Filter[] {
    const reader = this.#reader;
    while (!reader.isAtEnd && !']) '.includes(reader.char) && !(isQuery && QUERY_ENDS.includes(reader.char)))
      this.#step();
    if (reader.at > this.#start) this.#addMember();
    else if (this.#after === 'dot' && (reader.isAtEnd || isQuery))
      throw jsonException('Unexpected end while parsing path.');
    return this.#filters;
  }

  #step(): void {
    const reader = this.#reader;
    const { char } = reader;
    if (char === '[' || char === '(') this.#indexer(char);
    else if (char === '.') this.#dot();
    else {
      if (this.#after === 'indexer') throw jsonException(`Unexpected character following indexer: ${char}`);
      reader.at += 1;
    }
  }

  #addMember(): void {
    const name = this.#reader.text.slice(this.#start, this.#reader.at).trimEnd();
    this.#addField(name === '*' ? undefined : name);
  }

  #addField(name: string | undefined): void {
    this.#add(this.#isScan ? scan(name === undefined ? undefined : [name]) : field(name));
  }

  #add(filter: Filter): void {
    this.#filters.push(filter);
    this.#isScan = false;
  }

  #dot(): void {
    const reader = this.#reader;
    if (reader.at > this.#start) this.#addMember();
    if (reader.skip('..')) this.#isScan = true;
    else reader.at += 1;
    this.#start = reader.at;
    this.#after = 'dot';
  }

  #indexer(opens: string): void {
    const reader = this.#reader;
    if (reader.at > this.#start) this.#addMember();
    reader.at += 1;
    reader.require(OPEN_INDEXER);
    reader.skipSpaces();
    const closes = opens === '[' ? ']' : ')';
    if (reader.char === "'") this.#quoted(closes);
    else if (reader.char === '?') this.#query(closes);
    else this.#add(readArrayIndexer(reader, closes));
    reader.at += 1;
    this.#start = reader.at;
    this.#after = 'indexer';
  }

  #quoted(closes: string): void {
    const reader = this.#reader;
    const names = [this.#quotedName()];
    while (reader.char === ',') {
      reader.at += 1;
      reader.skipSpaces();
      reader.require(OPEN_INDEXER);
      names.push(this.#quotedName());
    }
    if (reader.char !== closes) throw reader.wrongIndexer(reader.char);
    if (names.length === 1) this.#addField(names[0]);
    else this.#add(this.#isScan ? scan(names) : fields(names));
  }

  #quotedName(): string {
    const name = readQuoted(this.#reader);
    this.#reader.skipSpaces();
    this.#reader.require(OPEN_INDEXER);
    return name;
  }

  #query(closes: string): void {
    const reader = this.#reader;
    reader.at += 1;
    reader.require(OPEN_INDEXER);
    if (!reader.skip('(')) throw reader.wrongIndexer(reader.char);
    const condition = new QueryParser(reader, inner).condition();
    reader.at += 1;
    reader.require(OPEN_INDEXER);
    reader.skipSpaces();
    if (reader.char !== closes) throw reader.wrongIndexer(reader.char);
    this.#add(this.#isScan ? queryScan(condition) : query(condition));
  }
}

/** A path within a query. */
const inner = (reader: PathReader): readonly Filter[] => new PathParser(reader).path(true);
