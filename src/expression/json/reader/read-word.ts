import { Boxed } from '../../runtime/boxed.ts';
import { isWhiteSpace } from '../../text/characters.ts';
import { DOUBLE } from '../../types/primitives.ts';
import type { Cursor } from './cursor.ts';
import type { Fault } from './fault.ts';
import type { TokenName } from './token-name.ts';

export interface Word {
  readonly word: string;
  /** In messages. */
  readonly kind: string;
  readonly token: TokenName;
  readonly value: unknown;
}

const float = (word: string, value: number): Word => ({
  word,
  kind: word,
  token: 'Float',
  value: new Boxed(DOUBLE, value),
});

/** By the first letter. */
const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['t', { word: 'true', kind: 'boolean', token: 'Boolean', value: true }],
  ['f', { word: 'false', kind: 'boolean', token: 'Boolean', value: false }],
  ['n', { word: 'null', kind: 'null', token: 'Null', value: null }],
  ['u', { word: 'undefined', kind: 'undefined', token: 'Undefined', value: null }],
  ['N', float('NaN', Number.NaN)],
  ['I', float('Infinity', Number.POSITIVE_INFINITY)],
  ['-', float('-Infinity', Number.NEGATIVE_INFINITY)],
]);

/** `true`, `null`, `NaN`…; a `)` ends a word only within a constructor. */
export function readWord(cursor: Cursor, isInConstructor: boolean, fault: Fault): Word {
  const { char } = cursor;
  if (char === 'n' && !cursor.has(2)) {
    cursor.at += 1;
    throw fault('Unexpected end when reading JSON.');
  }
  const known = char === 'n' && cursor.peek(1) !== 'u' ? undefined : WORDS.get(char);
  if (known === undefined) throw fault(`Unexpected character encountered while parsing value: ${char}.`);
  matchWord(cursor, known.word, isInConstructor, () => fault(`Error parsing ${known.kind} value.`), fault);
  return known;
}

/** Past a word, if it ends there. */
export function matchWord(
  cursor: Cursor,
  word: string,
  isInConstructor: boolean,
  mismatch: () => Error,
  fault: Fault,
): void {
  if (!cursor.has(word.length)) {
    cursor.at = cursor.text.length;
    throw fault('Unexpected end when reading JSON.');
  }
  const different = [...word].findIndex((char, index) => cursor.peek(index) !== char);
  cursor.at += different === -1 ? word.length : different;
  if (different !== -1 || !isWordEnd(cursor, isInConstructor)) throw mismatch();
}

function isWordEnd(cursor: Cursor, isInConstructor: boolean): boolean {
  const { char, code } = cursor;
  if (char === '/') return cursor.peek(1) === '*' || cursor.peek(1) === '/';
  if (char === ')') return isInConstructor;
  return code === 0 || isWhiteSpace(code) || '}],'.includes(char);
}
