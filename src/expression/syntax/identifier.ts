import { isIdentifierPart } from './characters.ts';
import { readEscape } from './escape.ts';
import { syntaxError } from './syntax-error.ts';
import { KEYWORDS, type Token } from './token.ts';

/** The word at `start`: an identifier, a keyword, or one of the literals true, false and null. Throws an ExpressionError. */
export function readIdentifier(text: string, start: number): Token {
  const hasAt = text.charAt(start) === '@';
  let at = hasAt ? start + 1 : start;
  const first = at;
  while (isIdentifierPart(text.charCodeAt(at))) at += 1;
  if (text.charAt(at) === '\\') return readEscaped(text, start, first);
  const word = text.slice(first, at);
  return hasAt ? { kind: 'identifier', text: word, isVerbatim: true, start, end: at } : readWord(word, start, at);
}

function readWord(text: string, start: number, end: number): Token {
  if (!KEYWORDS.has(text)) return { kind: 'identifier', text, isVerbatim: false, start, end };
  if (text === 'null') return literal(text, 'null', null, start, end);
  if (text === 'true' || text === 'false') return literal(text, 'bool', text === 'true', start, end);
  return { kind: 'terminal', text, start, end };
}

function literal(text: string, type: 'bool' | 'null', value: boolean | null, start: number, end: number): Token {
  return { kind: 'literal', text, literal: { kind: 'literal', type, value, start, end }, start, end };
}

/** `\u0061bc` */
function readEscaped(text: string, start: number, first: number): Token {
  let word = '';
  let at = first;
  for (;;) {
    if (isIdentifierPart(text.charCodeAt(at))) {
      word += text.charAt(at);
      at += 1;
    } else if (/^\\[uU]/.test(text.slice(at, at + 2))) {
      const sequence = readEscape(text, at);
      word += sequence.value;
      at = sequence.end;
    } else break;
  }
  if (word === '') throw syntaxError('CS1056', { start: at, end: at + 1 }, '\\');
  return { kind: 'identifier', text: word, isVerbatim: true, start, end: at };
}
