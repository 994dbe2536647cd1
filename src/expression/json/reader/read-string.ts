import { isHighSurrogate, isLowSurrogate } from '../../text/characters.ts';
import type { Cursor } from './cursor.ts';
import type { Fault } from './fault.ts';

const STOPS = /["'\\\r\n]/g;

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

const REPLACEMENT = '\ufffd';

/** From the opening quote to past the closing one. */
export function readString(cursor: Cursor, fault: Fault): string {
  const quote = cursor.char;
  cursor.at += 1;
  let text = '';
  for (;;) {
    const start = cursor.at;
    goToStop(cursor, quote, fault);
    text += cursor.text.slice(start, cursor.at);
    if (cursor.char === '\\') text += readEscape(cursor, quote, fault);
    else {
      cursor.at += 1;
      return text;
    }
  }
}

/** To the closing quote or the next backslash. */
function goToStop(cursor: Cursor, quote: string, fault: Fault): void {
  for (;;) {
    STOPS.lastIndex = cursor.at;
    const found = STOPS.exec(cursor.text);
    cursor.at = found?.index ?? cursor.text.length;
    if (found === null) throw unterminated(quote, fault);
    if (found[0] === quote || found[0] === '\\') return;
    if (!cursor.skipLineEnd()) cursor.at += 1;
  }
}

const unterminated = (quote: string, fault: Fault): Error =>
  fault(`Unterminated string. Expected delimiter: ${quote}.`);

function readEscape(cursor: Cursor, quote: string, fault: Fault): string {
  cursor.at += 1;
  if (cursor.isAtEnd) throw unterminated(quote, fault);
  const { char } = cursor;
  cursor.at += 1;
  if (char === 'u') return unicode(cursor, fault);
  const escaped = ESCAPES.get(char);
  if (escaped === undefined) throw fault(`Bad JSON escape sequence: \\${char}.`);
  return escaped;
}

/** Half of a surrogate pair that stands alone is replaced. */
function unicode(cursor: Cursor, fault: Fault): string {
  let text = '';
  let code = hex(cursor, fault);
  while (isHighSurrogate(code) && cursor.startsWith('\\u')) {
    cursor.at += 2;
    const next = hex(cursor, fault);
    if (isLowSurrogate(next)) return text + String.fromCharCode(code, next);
    text += REPLACEMENT;
    code = next;
  }
  return text + (isHighSurrogate(code) || isLowSurrogate(code) ? REPLACEMENT : String.fromCharCode(code));
}

function hex(cursor: Cursor, fault: Fault): number {
  if (!cursor.has(5)) throw fault('Unexpected end while parsing Unicode escape sequence.');
  const digits = cursor.text.slice(cursor.at, cursor.at + 4);
  if (!/^[\da-f]{4}$/i.test(digits)) throw fault(`Invalid Unicode escape sequence: \\u${digits}.`);
  cursor.at += 4;
  return Number.parseInt(digits, 16);
}
