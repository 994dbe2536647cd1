import { CharSet } from './char-set.ts';
import { charEscape } from './escapes.ts';
import type { PatternReader } from './pattern-reader.ts';
import {
  type CharTest,
  categoryTest,
  isDigit,
  isEcmaDigit,
  isEcmaSpace,
  isEcmaWordChar,
  isSpace,
  isWordChar,
} from './unicode.ts';

const not =
  (test: CharTest): CharTest =>
  code =>
    !test(code);

/** What a `\d`, `\w`, `\s` or `\p` stands for, the letter having been read; undefined for another letter. */
export function shorthand(reader: PatternReader, letter: string): CharTest | undefined {
  const test = positive(reader, letter.toLowerCase());
  return test === undefined || letter === letter.toLowerCase() ? test : not(test);
}

function positive(reader: PatternReader, letter: string): CharTest | undefined {
  const isEcma = reader.has('ECMAScript');
  if (letter === 'd') return isEcma ? isEcmaDigit : isDigit;
  if (letter === 'w') return isEcma ? isEcmaWordChar : isWordChar;
  if (letter === 's') return isEcma ? isEcmaSpace : isSpace;
  return letter === 'p' ? property(reader) : undefined;
}

function property(reader: PatternReader): CharTest {
  if (reader.at + 2 >= reader.pattern.length) throw reader.error('Incomplete \\p{X} character escape.');
  if (reader.next() !== '{') throw reader.error('Malformed \\p{X} character escape.');
  const start = reader.at;
  while (reader.isAtWordChar() || reader.peek() === '-') reader.at += 1;
  const name = reader.pattern.slice(start, reader.at);
  if (reader.isAtEnd || reader.next() !== '}') throw reader.error('Incomplete \\p{X} character escape.');
  const test = categoryTest(name);
  if (test === undefined) throw reader.error(`Unknown property '${name}'.`);
  return test;
}

/** Reads what stands in brackets, the first of them having been read. */
export const charClass = (reader: PatternReader): CharSet => new ClassReader(reader).read();

class ClassReader {
  readonly #reader: PatternReader;
  readonly #ranges: (readonly [number, number])[] = [];
  readonly #tests: CharTest[] = [];
  #without: CharSet | undefined;
  /** Where a range began, when its `-` has been read. */
  #from: number | undefined;

  constructor(reader: PatternReader) {
    this.#reader = reader;
  }

  read(): CharSet {
    const reader = this.#reader;
    const isNegated = reader.skip('^');
    for (let isFirst = !(isNegated && reader.has('ECMAScript')); ; isFirst = false) {
      if (reader.isAtEnd) throw reader.error('Unterminated [] set.');
      if (reader.peek() === ']' && !isFirst) break;
      this.#item(isFirst);
    }
    reader.at += 1;
    return CharSet.of({
      ranges: this.#ranges,
      tests: this.#tests,
      isNegated,
      isCaseless: reader.has('IgnoreCase'),
      without: this.#without,
    });
  }

  #item(isFirst: boolean): void {
    const letter = this.#reader.next();
    if (letter === '\\' && !this.#reader.isAtEnd) this.#escape();
    else if (letter === '[' && this.#from !== undefined && !isFirst) this.#subtraction(this.#from);
    else if (letter === '-' && this.#from === undefined && !isFirst && this.#reader.skip('['))
      this.#subtraction(undefined);
    else this.#char(letter.charCodeAt(0));
  }

  #escape(): void {
    const letter = this.#reader.next();
    const isInRange = this.#from !== undefined;
    if (isInRange && /[dsw]/i.test(letter))
      throw this.#reader.error(`Cannot include class \\${letter} in character range.`);
    const test = shorthand(this.#reader, letter);
    if (test !== undefined) this.#tests.push(test);
    else {
      this.#reader.at -= 1;
      this.#char(letter === '-' ? this.#reader.next().charCodeAt(0) : charEscape(this.#reader), letter !== '-');
    }
  }

  /** A char by itself, or at either end of a range. */
  #char(code: number, mayBegin = true): void {
    const reader = this.#reader;
    if (this.#from !== undefined) {
      if (this.#from > code) throw reader.error('[x-y] range in reverse order.');
      this.#ranges.push([this.#from, code]);
      this.#from = undefined;
    } else if (mayBegin && reader.peek() === '-' && reader.peek(1) !== ']' && reader.peek(1) !== '') {
      this.#from = code;
      reader.at += 1;
    } else this.#ranges.push([code, code]);
  }

  /** The `-[` has been read; with it what seemed to be the beginning of a range. */
  #subtraction(before: number | undefined): void {
    if (before !== undefined) this.#ranges.push([before, before]);
    this.#from = undefined;
    this.#without = charClass(this.#reader);
    if (!this.#reader.isAtEnd && this.#reader.peek() !== ']')
      throw this.#reader.error('A subtraction must be the last element in a character class.');
  }
}
