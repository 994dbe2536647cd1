import type { LiteralNode } from './ast.ts';
import { isNewline } from './characters.ts';
import { readEscape } from './escape.ts';
import { featureError, syntaxError } from './syntax-error.ts';

const PLAIN_RUN = /[^"\\\r\n\u0085\u2028\u2029]*/y;
const CHARACTER_RUN = /[^'\\\r\n\u0085\u2028\u2029]*/y;

/** `"…"`; throws an ExpressionError. */
export function readString(text: string, start: number): LiteralNode {
  if (text.startsWith('"""', start)) throw featureError('raw string literals', { start, end: start + 3 });
  const { value, end } = readQuoted(text, start, PLAIN_RUN);
  refuseUtf8(text, start, end);
  return { kind: 'literal', type: 'string', value, start, end };
}

/** `'…'`; throws an ExpressionError. */
export function readCharacter(text: string, start: number): LiteralNode {
  const { value, end } = readQuoted(text, start, CHARACTER_RUN);
  if (value.length === 0) throw syntaxError('CS1011', { start, end });
  if (value.length > 1) throw syntaxError('CS1012', { start, end });
  return { kind: 'literal', type: 'char', value: value.charCodeAt(0), start, end };
}

/** `@"…"`; throws an ExpressionError. */
export function readVerbatimString(text: string, start: number): LiteralNode {
  let value = '';
  let at = start + 2;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw syntaxError('CS1039', { start, end: text.length });
    value += text.slice(at, quote);
    at = quote + 1;
    if (text.charAt(at) !== '"') break;
    value += '"';
    at += 1;
  }
  refuseUtf8(text, start, at);
  return { kind: 'literal', type: 'string', value, start, end: at };
}

function refuseUtf8(text: string, start: number, end: number): void {
  if (/^u8\b/i.test(text.slice(end, end + 3))) throw featureError('UTF-8 string literals', { start, end: end + 2 });
}

function readQuoted(text: string, start: number, run: RegExp): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start + 1;
  for (;;) {
    run.lastIndex = at;
    value += run.exec(text)?.[0] ?? '';
    at = run.lastIndex;
    if (at >= text.length || isNewline(text.charCodeAt(at))) throw syntaxError('CS1010', { start, end: at });
    if (text.charAt(at) !== '\\') return { value, end: at + 1 };
    const sequence = readEscape(text, at);
    value += sequence.value;
    at = sequence.end;
  }
}
