import type { CastNode, Expression, UnaryNode } from './ast.ts';
import { negativeMinimum } from './number-literal.ts';
import { parsePostfix } from './parse-postfix.ts';
import { parsePrimary } from './parse-primary.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';
import { featureError } from './syntax-error.ts';
import { KEYWORDS } from './token.ts';

export function parseUnary(p: Parser): Expression {
  const { token } = p;
  if (token.kind === 'terminal') return parsePrefixed(p, token.text, token.start);
  if (p.isWord('await') && p.isName(p.index + 1)) throw p.wrong('CS4033');
  return parsePostfix(p, parsePrimary(p));
}

function parsePrefixed(p: Parser, operator: string, start: number): Expression {
  switch (operator) {
    case '+':
    case '-':
    case '!':
    case '~':
      return parseOperator(p, operator);
    case '++':
    case '--':
      p.advance();
      return { kind: 'increment', operator, isPrefix: true, operand: p.unary(), ...p.spanFrom(start) };
    case '(':
      return isCast(p) ? parseCast(p) : parsePostfix(p, parsePrimary(p));
    case 'throw':
      return parseThrow(p);
    default:
      refuse(p, operator);
      return parsePostfix(p, parsePrimary(p));
  }
}

function parseThrow(p: Parser): Expression {
  const { start } = p.advance();
  p.enter();
  const value = p.binary();
  p.leave();
  return { kind: 'throw-expression', value, ...p.spanFrom(start) };
}

function refuse(p: Parser, operator: string): void {
  if (operator === '*' || operator === '&') throw p.wrong(canFollow(p, p.index + 1) ? 'CS0214' : 'CS1525', operator);
  if (operator === '^') throw featureError('index operator', p.token);
  if (operator === '..') throw featureError('range operator', p.token);
}

function parseOperator(p: Parser, operator: UnaryNode['operator']): Expression {
  const { start } = p.advance();
  const { kind, text, end } = p.token;
  const least = operator === '-' && kind === 'literal' ? negativeMinimum(text, { start, end }) : undefined;
  if (least === undefined) return { kind: 'unary', operator, operand: p.unary(), ...p.spanFrom(start) };
  p.advance();
  return parsePostfix(p, least);
}

/** `(x)y`: a type in parentheses that can only be one, or that is followed by what cannot follow an expression. */
function isCast(p: Parser): boolean {
  const closer = p.closer(p.index);
  if (closer === undefined) return false;
  const scanned = scanType(p, p.index + 1, 'anywhere');
  return scanned?.end === closer && (scanned.isCertain || canFollow(p, closer + 1));
}

const FOLLOWS: ReadonlySet<string> = new Set(['(', '!', '~']);

function canFollow(p: Parser, index: number): boolean {
  const { kind, text } = p.tokenAt(index);
  if (kind === 'terminal') return FOLLOWS.has(text) || (KEYWORDS.has(text) && !NO_OPERAND.has(text));
  return kind === 'identifier' ? p.isName(index) : kind !== 'end';
}

const NO_OPERAND: ReadonlySet<string> = new Set(['is', 'as', 'in', 'switch']);

function parseCast(p: Parser): CastNode {
  const { start } = p.expect('(');
  const type = p.type('anywhere');
  p.expect(')');
  return { kind: 'cast', type, operand: p.unary(), ...p.spanFrom(start) };
}
