import type { Expression, InterpolatedNode, InterpolationNode } from './ast.ts';
import { parseAnonymousMethod } from './parse-lambda.ts';
import { parseName } from './parse-name.ts';
import { parseNew } from './parse-new.ts';
import { parseParenthesized } from './parse-parenthesized.ts';
import type { Parser } from './parser.ts';
import { featureError, refusal } from './syntax-error.ts';
import { type Hole, type InterpolatedToken, PREDEFINED_TYPES } from './token.ts';

export function parsePrimary(p: Parser): Expression {
  const { token } = p;
  switch (token.kind) {
    case 'literal':
      p.advance();
      return token.literal;
    case 'interpolated':
      p.advance();
      return parseInterpolated(p, token);
    case 'identifier':
      return parseWord(p);
    case 'terminal':
      return parseTerminal(p, token.text);
    default:
      throw p.missing('CS1733');
  }
}

function parseInterpolated(p: Parser, { parts, start, end }: InterpolatedToken): InterpolatedNode {
  const parsed = parts.map(part => (typeof part === 'string' ? part : parseHole(p, part)));
  return { kind: 'interpolated', parts: parsed, start, end };
}

function parseHole(outer: Parser, { tokens, format, start, end }: Hole): InterpolationNode {
  const p = outer.hole(tokens);
  const value = p.expression();
  const alignment = p.skip(',') ? p.expression() : undefined;
  if (p.token.kind !== 'end') throw p.wrong('CS1073', p.token.text);
  return { value, alignment, format, start, end };
}

function parseWord(p: Parser): Expression {
  if (p.isWord('nameof') && p.is('(', p.index + 1)) return parseNameof(p);
  if (!p.isName()) throw p.wrong('CS1525', p.token.text);
  return parseName(p);
}

function parseNameof(p: Parser): Expression {
  const { start } = p.advance();
  return { kind: 'nameof', operand: parseInParentheses(p), ...p.spanFrom(start) };
}

function parseInParentheses(p: Parser): Expression {
  p.expect('(');
  const operand = p.expression();
  p.expect(')');
  return operand;
}

function parseTerminal(p: Parser, text: string): Expression {
  const { start } = p.token;
  switch (text) {
    case '(':
      return parseParenthesized(p);
    case 'new':
      return parseNew(p);
    case 'delegate':
      return parseAnonymousMethod(p);
    case 'typeof':
      return parseTypeof(p);
    case 'default':
      return parseDefault(p);
    case 'checked':
    case 'unchecked':
      p.advance();
      return { kind: 'checked', isChecked: text === 'checked', operand: parseInParentheses(p), ...p.spanFrom(start) };
    default:
      return parseKeyword(p, text);
  }
}

function parseTypeof(p: Parser): Expression {
  const { start } = p.advance();
  p.expect('(');
  const type = p.type('anywhere');
  p.expect(')');
  return { kind: 'typeof', type, ...p.spanFrom(start) };
}

function parseDefault(p: Parser): Expression {
  const { start } = p.advance();
  if (!p.skip('(')) return { kind: 'default', type: undefined, ...p.spanFrom(start) };
  const type = p.type('anywhere');
  p.expect(')');
  return { kind: 'default', type, ...p.spanFrom(start) };
}

function parseKeyword(p: Parser, text: string): Expression {
  if (text === 'this') throw p.wrong('CS0027');
  if (text === 'base') throw p.wrong('CS1511');
  if (text === 'sizeof' || text === 'stackalloc' || text === 'ref') throw refusal(`'${text}'`, p.token);
  if (text === '[' && p.closer(p.index) !== undefined) throw featureError('collection expressions', p.token);
  if (!PREDEFINED_TYPES.has(text) || !p.is('.', p.index + 1)) throw p.wrong('CS1525', text);
  const { start, end } = p.advance();
  return { kind: 'type-expression', type: { kind: 'named-type', name: text, arguments: [], start, end }, start, end };
}
