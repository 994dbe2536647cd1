import { Boxed } from '../../runtime/boxed.ts';
import { isNumber } from '../../text/characters.ts';
import { INT64 } from '../../types/primitives.ts';
import { BigInteger } from '../big-integer.ts';
import { readDate } from '../read-date.ts';
import type { ContainerKind } from './json-position.ts';
import { readComment } from './read-comment.ts';
import { readConstructorName, readName } from './read-name.ts';
import { numberText, readNumber } from './read-number.ts';
import { readString } from './read-string.ts';
import { matchWord, readWord } from './read-word.ts';
import { ReaderState } from './reader-state.ts';

/** Reads JSON token by token, as leniently as Newtonsoft.Json's JsonTextReader does, with its errors. */
export class JsonReader extends ReaderState {
  /** The next token; false at the end of the text. */
  read(): boolean {
    for (;;) {
      if (this.state === 'finished') return this.#readRest();
      if (this.state !== 'afterValue') return this.#wantsMember ? this.#readMember() : this.#readValue();
      if (this.readAfterValue()) return true;
    }
  }

  get #wantsMember(): boolean {
    return this.state === 'wantsMember' || (this.state === 'opened' && this.position.container === 'Object');
  }

  get #isInConstructor(): boolean {
    return this.position.container === 'Constructor';
  }

  #readRest(): boolean {
    const cursor = this.cursor;
    cursor.skipWhiteSpace();
    if (!cursor.isAtEnd && cursor.char === '/') return this.readComment();
    if (!cursor.isAtEnd)
      throw this.fault(`Additional text encountered after finished reading JSON content: ${cursor.char}.`);
    this.token = 'None';
    return false;
  }

  /** Whether that gave a token. */
  protected readAfterValue(): boolean {
    const cursor = this.cursor;
    cursor.skipWhiteSpace();
    if (cursor.isAtEnd) {
      this.state = 'finished';
      return false;
    }
    if (cursor.char === '/') return this.readComment();
    const closes = CLOSING.get(cursor.char);
    if (closes === undefined && cursor.char !== ',')
      throw this.fault(`After parsing a value an unexpected character was encountered: ${cursor.char}.`);
    cursor.at += 1;
    if (closes !== undefined) return this.close(closes);
    this.state = this.position.container === 'Object' ? 'wantsMember' : 'wantsValue';
    return false;
  }

  #readMember(): boolean {
    const cursor = this.cursor;
    cursor.skipWhiteSpace();
    if (cursor.isAtEnd) return false;
    if (cursor.char === '/') return this.readComment();
    if (cursor.char === '}') {
      cursor.at += 1;
      return this.close('Object');
    }
    const name = readName(cursor, this.fault);
    this.position.nameRead(name);
    this.state = 'wantsValue';
    return this.found('PropertyName', name);
  }

  #readValue(): boolean {
    const cursor = this.cursor;
    cursor.skipWhiteSpace();
    if (cursor.isAtEnd) return false;
    const { char, code } = cursor;
    if (char === '"' || char === "'") return this.#readText();
    if (BRACKETS.has(char)) return this.#readBracket(char);
    // The comma stays, so that each of several commas is read.
    if (char === ',') return this.scalar('Undefined', null);
    if (char === '/') return this.readComment();
    if (char === 'n' && cursor.peek(1) === 'e') return this.#readConstructor();
    if (char === '.' || (char === '-' && cursor.peek(1) !== 'I') || isNumber(code)) return this.readNumber();
    const { token, value } = readWord(cursor, this.#isInConstructor, this.fault);
    return this.scalar(token, value);
  }

  #readBracket(char: string): boolean {
    this.cursor.at += 1;
    const opens = OPENING.get(char);
    return opens === undefined ? this.close(char === ']' ? 'Array' : 'Constructor') : this.open(opens, null);
  }

  #readText(): boolean {
    const text = readString(this.cursor, this.fault);
    const date = readDate(text);
    return date === null ? this.scalar('String', text) : this.scalar('Date', date);
  }

  protected readNumber(): boolean {
    const text = numberText(this.cursor, this.fault);
    this.valueRead();
    const value = readNumber(text, this.fault);
    const isInteger = value instanceof BigInteger || (value instanceof Boxed && value.type === INT64);
    return this.found(isInteger ? 'Integer' : 'Float', value);
  }

  #readConstructor(): boolean {
    const { fault } = this;
    const mismatch = () => fault('Unexpected content while parsing JSON.');
    matchWord(this.cursor, 'new', this.#isInConstructor, mismatch, fault);
    return this.open('Constructor', readConstructorName(this.cursor, fault));
  }

  protected readComment(): boolean {
    return this.found('Comment', readComment(this.cursor, this.fault));
  }
}

const OPENING: ReadonlyMap<string, ContainerKind> = new Map<string, ContainerKind>([
  ['{', 'Object'],
  ['[', 'Array'],
]);

const CLOSING: ReadonlyMap<string, ContainerKind> = new Map<string, ContainerKind>([
  ['}', 'Object'],
  [']', 'Array'],
  [')', 'Constructor'],
]);

/** What may stand where a value is wanted; a `}` may not. */
const BRACKETS: ReadonlySet<string> = new Set(['{', '[', ']', ')']);
