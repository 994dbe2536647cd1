import type { Clock } from '../../../surroundings.ts';
import { isNumber } from '../../text/characters.ts';
import { BOOLEAN } from '../../types/primitives.ts';
import { BigInteger } from '../big-integer.ts';
import { changeType } from '../change-type.ts';
import { JsonReader } from './json-reader.ts';
import { readByteArray, refuseWrappedBytes } from './read-bytes.ts';
import type { ReadKind } from './read-kind.ts';
import { numberText } from './read-number.ts';
import { readString } from './read-string.ts';
import { matchWord, readWord } from './read-word.ts';
import { NUMBER_READERS } from './typed-number.ts';
import { TEXT_READERS, textBytes } from './typed-text.ts';

type Typed = Exclude<ReadKind, 'whatever' | 'Int64'>;

/**
 * A reader that is told what the next value is wanted as, as Newtonsoft.Json's JsonTextReader is (ReadAsInt32 and its like): what
 * cannot be that is refused where it stands.
 */
export class TypedReader extends JsonReader {
  /** Tells what day a text means that has only a time. */
  readonly clock: Clock;

  constructor(text: string, clock: Clock) {
    super(text);
    this.clock = clock;
  }

  /** To the next value, or the end of the array; false at the end of the text. */
  readAs(kind: ReadKind): boolean {
    if (kind === 'whatever') return this.readContent();
    if (kind === 'Int64') return this.#readInt64();
    while (this.state === 'afterValue') if (this.readAfterValue() && this.token !== 'Comment') return true;
    return this.state === 'finished' ? this.readContent() : this.#readTyped(kind);
  }

  /** To the next token that is no comment. */
  readContent(): boolean {
    while (this.read()) if (this.token !== 'Comment') return true;
    return false;
  }

  #readInt64(): boolean {
    const isThere = this.readContent();
    if (this.token === 'Undefined') throw this.fault('An undefined token is not a valid System.Int64.');
    return isThere;
  }

  #readTyped(kind: Typed): boolean {
    this.#skipComments();
    const { char, isAtEnd } = this.cursor;
    if (isAtEnd) return this.#ended();
    if (char === '"' || char === "'") return this.#readQuoted(kind);
    if (char === ']' && this.position.container === 'Array') return this.#endArray();
    if (char === 'n') return this.#readNull();
    if (char === ',') this.valueRead();
    if (kind === 'Bytes') return this.#readBytes(char);
    return char === '-' || char === '.' || isNumber(this.cursor.code)
      ? this.#readDigits(kind, char)
      : this.#readBareWord(kind, char);
  }

  #skipComments(): void {
    for (;;) {
      this.cursor.skipWhiteSpace();
      if (this.cursor.isAtEnd || this.cursor.char !== '/') return;
      this.readComment();
    }
  }

  #ended(): boolean {
    this.token = 'None';
    return false;
  }

  #endArray(): boolean {
    this.cursor.at += 1;
    return this.close('Array');
  }

  #readQuoted(kind: Typed): boolean {
    const text = readString(this.cursor, this.fault);
    this.valueRead();
    if (kind === 'String') return this.found('String', text);
    if (kind === 'Bytes') return this.found('Bytes', textBytes(text));
    if (text === '') return this.found('Null', null);
    const { token, name, read } = TEXT_READERS[kind];
    const value = read(text, this.clock);
    if (value === null) throw this.fault(`Could not convert string to ${name}: ${text}.`);
    return this.found(token, value);
  }

  #readNull(): boolean {
    const second = this.cursor.peek(1);
    if (this.cursor.has(2) && second !== 'u') throw this.#unexpected(second, 2);
    readWord(this.cursor, this.position.container === 'Constructor', this.fault);
    return this.scalar('Null', null);
  }

  #readDigits(kind: Exclude<Typed, 'Bytes'>, char: string): boolean {
    if (kind === 'Boolean') return this.#readNumberAsBoolean();
    if (char === '-' && this.cursor.peek(1) === 'I') return this.#readSymbol(kind);
    if (char !== '-' && (kind === 'DateTime' || kind === 'DateTimeOffset')) return this.#refuse(char);
    const text = numberText(this.cursor, this.fault);
    this.valueRead();
    if (kind === 'DateTime' || kind === 'DateTimeOffset') throw this.fault('Cannot read number value as type.');
    const { token, read } = NUMBER_READERS[kind];
    return this.found(token, read(text, this.fault));
  }

  #readNumberAsBoolean(): boolean {
    this.readNumber();
    const { value } = this;
    return this.found(
      'Boolean',
      value instanceof BigInteger ? value.value !== 0n : changeType(value, BOOLEAN, this.clock),
    );
  }

  #readBareWord(kind: Exclude<Typed, 'Bytes'>, char: string): boolean {
    const isBoolean = char === 't' || char === 'f';
    if (isBoolean && kind === 'Boolean') return this.scalar('Boolean', this.#booleanWord(char) === 'true');
    if (isBoolean && kind === 'String') return this.scalar('String', this.#booleanWord(char));
    if (kind !== 'Boolean' && (char === 'I' || char === 'N')) return this.#readSymbol(kind);
    return this.#refuse(char);
  }

  #booleanWord(first: 't' | 'f'): string {
    const word = first === 't' ? 'true' : 'false';
    const mismatch = () => this.#unexpected(this.cursor.char, 0);
    matchWord(this.cursor, word, this.position.container === 'Constructor', mismatch, this.fault);
    return word;
  }

  /** NaN, Infinity or -Infinity, which are doubles, or texts. */
  #readSymbol(kind: Exclude<Typed, 'Bytes'>): boolean {
    const { word, value } = readWord(this.cursor, this.position.container === 'Constructor', this.fault);
    if (kind !== 'Double' && kind !== 'String') throw this.fault(`Cannot read ${word} value.`);
    return kind === 'Double' ? this.scalar('Float', value) : this.scalar('String', word);
  }

  #readBytes(char: string): boolean {
    if (char !== '[' && char !== '{') return this.#refuse(char);
    this.read();
    if (char === '{') throw refuseWrappedBytes(this);
    return this.found('Bytes', readByteArray(this));
  }

  #refuse(char: string): never {
    throw this.#unexpected(char, 1);
  }

  #unexpected(char: string, length: number): Error {
    this.cursor.at += length;
    return this.fault(`Unexpected character encountered while parsing value: ${char}.`);
  }
}
