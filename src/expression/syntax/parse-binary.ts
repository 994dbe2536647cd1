import type { BinaryOperator, Expression } from './ast.ts';
import { parseUnary } from './parse-unary.ts';
import type { Parser } from './parser.ts';
import { isBinaryOperator, PRECEDENCE } from './precedence.ts';
import { featureError } from './syntax-error.ts';

interface Pending {
  readonly left: Expression;
  readonly operator: BinaryOperator;
  readonly operatorSpan: { readonly start: number; readonly end: number };
  readonly precedence: number;
}

/** Operators from `lowest` on, or from `??` on. Keeps its own stack: long chains need no more of JavaScript's. */
export function parseBinary(p: Parser, lowest: BinaryOperator | 'lowest'): Expression {
  const minimum = PRECEDENCE.get(lowest) ?? 1;
  const pending: Pending[] = [];
  let operand = parseUnary(p);
  for (;;) {
    const operator = operatorHere(p);
    const precedence = PRECEDENCE.get(operator) ?? 0;
    operand = reduce(pending, operand, precedence);
    if (precedence < minimum) return reduce(pending, operand, 0);
    if (isBinaryOperator(operator)) {
      pending.push({ left: operand, operator, operatorSpan: skipOperator(p, operator), precedence });
      operand = parseUnary(p);
    } else operand = parseTypeTest(p, operand);
  }
}

/** Builds what binds closer than the operator that follows; `??` groups from the right. */
function reduce(pending: Pending[], right: Expression, precedence: number): Expression {
  let result = right;
  for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
    if (top.precedence < precedence || (top.precedence === precedence && precedence === 1)) break;
    const { left, operator, operatorSpan } = top;
    result = { kind: 'binary', operator, operatorSpan, left, right: result, start: left.start, end: result.end };
    pending.pop();
  }
  return result;
}

function operatorHere(p: Parser): string {
  const { token, index } = p;
  if (token.kind !== 'terminal') return refuseSwitch(p);
  if (token.text === '..') throw featureError('range operator', token);
  if (token.text === 'switch') throw featureError('recursive patterns', token);
  if (token.text !== '>' || !p.isAdjacent(index)) return token.text;
  if (p.is('>=', index + 1)) return '>>=';
  if (!p.is('>', index + 1)) return '>';
  if (p.isAdjacent(index + 1) && p.is('>', index + 2)) throw featureError('unsigned right shift', token);
  return p.isAdjacent(index + 1) && p.is('>=', index + 2) ? '>>>=' : '>>';
}

function refuseSwitch(p: Parser): string {
  if (p.isWord('with') && p.is('{', p.index + 1)) throw featureError('records', p.token);
  return '';
}

function skipOperator(p: Parser, operator: string): { readonly start: number; readonly end: number } {
  const { start } = p.advance();
  if (operator === '>>') p.advance();
  return p.spanFrom(start);
}

function parseTypeTest(p: Parser, operand: Expression): Expression {
  const { start } = operand;
  if (p.skip('is')) return { kind: 'is', operand, pattern: p.pattern('operand'), ...p.spanFrom(start) };
  p.expect('as');
  return { kind: 'as', operand, type: p.type('trailing'), ...p.spanFrom(start) };
}
