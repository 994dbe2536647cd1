import { isLetterOrDigit, isWhiteSpace } from '../../text/characters.ts';
import type { Cursor } from './cursor.ts';
import type { Fault } from './fault.ts';
import { readString } from './read-string.ts';

/** A property's name, with its colon. */
export function readName(cursor: Cursor, fault: Fault): string {
  const isQuoted = cursor.char === '"' || cursor.char === "'";
  const name = isQuoted ? readString(cursor, fault) : bareName(cursor, fault);
  cursor.skipWhiteSpace();
  if (cursor.char !== ':')
    throw fault(`Invalid character after parsing property name. Expected ':' but got: ${cursor.char}.`);
  cursor.at += 1;
  return name;
}

function bareName(cursor: Cursor, fault: Fault): string {
  const start = cursor.at;
  if (!isNameChar(cursor.code)) throw fault(`Invalid property identifier character: ${cursor.char}.`);
  while (isNameChar(cursor.code)) cursor.at += 1;
  if (cursor.isAtEnd) throw fault('Unexpected end while parsing unquoted property name.');
  if (cursor.code !== 0 && cursor.char !== ':' && !isWhiteSpace(cursor.code))
    throw fault(`Invalid JavaScript property identifier character: ${cursor.char}.`);
  return cursor.text.slice(start, cursor.at);
}

const isNameChar = (code: number): boolean => isLetterOrDigit(code) || code === 95 || code === 36;

/** Past `new Date(`; gives the name. */
export function readConstructorName(cursor: Cursor, fault: Fault): string {
  cursor.skipWhiteSpace();
  const start = cursor.at;
  while (isLetterOrDigit(cursor.code)) cursor.at += 1;
  if (cursor.isAtEnd) throw fault('Unexpected end while parsing constructor.');
  const name = cursor.text.slice(start, cursor.at);
  if (name === '' && cursor.char === '(') throw fault('Empty constructor name.');
  cursor.skipWhiteSpace();
  if (cursor.char !== '(') throw fault(`Unexpected character while parsing constructor: ${cursor.char}.`);
  cursor.at += 1;
  return name;
}
