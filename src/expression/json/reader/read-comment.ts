import type { Cursor } from './cursor.ts';
import type { Fault } from './fault.ts';

/** What stands in the comment that begins here; moves past it, though not past the end of its line. */
export function readComment(cursor: Cursor, fault: Fault): string {
  cursor.at += 1;
  if (!cursor.has(2)) throw fault('Unexpected end while parsing comment.');
  const { char } = cursor;
  if (char !== '*' && char !== '/') throw fault(`Error parsing comment. Expected: *, got ${char}.`);
  cursor.at += 1;
  return upTo(cursor, char === '*' ? /\*\//g : /[\r\n]|$/g, fault);
}

function upTo(cursor: Cursor, ends: RegExp, fault: Fault): string {
  const start = cursor.at;
  ends.lastIndex = start;
  const end = ends.exec(cursor.text);
  const stop = end?.index ?? cursor.text.length;
  while (cursor.at < stop) if (!cursor.skipLineEnd()) cursor.at += 1;
  if (end === null) throw fault('Unexpected end while parsing comment.');
  if (end[0] === '*/') cursor.at += 2;
  return cursor.text.slice(start, stop);
}
