import { jsonException } from '../faults.ts';

/** A place in the text of a path. */
export class PathReader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Empty at the end. */
  get char(): string {
    return this.text[this.at] ?? '';
  }

  skipSpaces(): void {
    while (this.char === ' ') this.at += 1;
  }

  /** Past the word, if it is here. */
  skip(word: string): boolean {
    const isHere = this.text.startsWith(word, this.at);
    if (isHere) this.at += word.length;
    return isHere;
  }

  require(message: string): void {
    if (this.isAtEnd) throw jsonException(message);
  }

  wrongIndexer(char: string): Error {
    return jsonException(`Unexpected character while parsing path indexer: ${char}`);
  }
}

export const OPEN_INDEXER = 'Path ended with open indexer.';
export const OPEN_QUERY = 'Path ended with open query.';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
]);

/** From the opening single quote to past the closing one. */
export function readQuoted(reader: PathReader): string {
  let text = '';
  for (reader.at += 1; !reader.isAtEnd; reader.at += 1) {
    if (reader.skip("'")) return text;
    text += quotedChar(reader);
  }
  throw jsonException('Path ended with an open string.');
}

function quotedChar(reader: PathReader): string {
  if (reader.char !== '\\' || reader.at + 1 >= reader.text.length) return reader.char;
  reader.at += 1;
  const escaped = ESCAPES.get(reader.char);
  if (escaped === undefined) throw jsonException(`Unknown escape character: \\${reader.char}`);
  return escaped;
}

/** `/pattern/options`, all of it. */
export function readRegex(reader: PathReader): string {
  const found = /\/(?:[^\\/]|\\.)*\/\p{L}*/suy;
  found.lastIndex = reader.at;
  const text = found.exec(reader.text)?.[0];
  if (text === undefined) throw jsonException('Path ended with an open regex.');
  reader.at += text.length;
  return text;
}
