import { jsonException } from '../faults.ts';
import { JValue } from '../value.ts';
import type { Filter } from './filter.ts';
import { OPEN_QUERY, type PathReader } from './path-reader.ts';
import { type Condition, compares, every, exists, OPERATORS, type Side, some } from './query.ts';
import { readQueryValue } from './query-value-parser.ts';

/** Reads what stands between the brackets of `?(…)`. */
export class QueryParser {
  readonly #reader: PathReader;
  readonly #readPath: (reader: PathReader) => readonly Filter[];

  constructor(reader: PathReader, readPath: (reader: PathReader) => readonly Filter[]) {
    this.#reader = reader;
    this.#readPath = readPath;
  }

  /** `a && b || c` is `a && (b || c)`, and `a || b && c` is `a || (b && c)`: Newtonsoft.Json nests each change of operator. */
  condition(): Condition {
    const conditions: Condition[] = [];
    let joined: '&&' | '||' | undefined;
    for (;;) {
      const start = this.#reader.at;
      const condition = this.#comparison();
      if (this.#reader.char === ')') return combined([...conditions, condition], joined);
      const operator = this.#joint();
      if (joined === undefined || joined === operator) {
        joined = operator;
        conditions.push(condition);
      } else {
        this.#reader.at = start;
        return combined([...conditions, this.condition()], joined);
      }
    }
  }

  #joint(): '&&' | '||' {
    const reader = this.#reader;
    if (reader.skip('&&')) return '&&';
    if (reader.skip('||')) return '||';
    throw unexpectedInQuery(reader.char);
  }

  #comparison(): Condition {
    const reader = this.#reader;
    reader.require(OPEN_QUERY);
    const left = this.#side();
    if (')|&'.includes(reader.char)) return exists(left);
    if (reader.at + 1 >= reader.text.length) throw jsonException(OPEN_QUERY);
    const operator = OPERATORS.find(word => reader.skip(word));
    if (operator === undefined) throw jsonException('Could not read query operator.');
    return compares(operator, left, this.#side());
  }

  #side(): Side {
    const reader = this.#reader;
    reader.skipSpaces();
    const { char } = reader;
    const side = char === '$' || char === '@' ? this.#innerPath(char) : JValue.of(readQueryValue(reader));
    reader.skipSpaces();
    reader.require(OPEN_QUERY);
    return side;
  }

  #innerPath(from: string): readonly Filter[] {
    this.#reader.at += 1;
    const filters = this.#readPath(this.#reader);
    this.#reader.require(OPEN_QUERY);
    return from === '$' ? [(_tokens, { root }) => [root], ...filters] : filters;
  }
}

const combined = (conditions: readonly Condition[], joined: '&&' | '||' | undefined): Condition =>
  joined === '||' ? some(conditions) : every(conditions);

const unexpectedInQuery = (char: string): Error =>
  jsonException(`Unexpected character while parsing path query: ${char}`);
