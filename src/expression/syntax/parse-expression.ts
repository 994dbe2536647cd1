import type { AssignmentNode, ConditionalNode, Expression } from './ast.ts';
import { isDesignationAhead, parseDesignation } from './parse-declaration-expression.ts';
import { isLambdaAhead, parseLambda } from './parse-lambda.ts';
import { isQueryAhead, parseQuery } from './parse-query.ts';
import type { Parser } from './parser.ts';
import { featureError } from './syntax-error.ts';

export function parseExpression(p: Parser): Expression {
  const { start } = p.token;
  const first = parseOperand(p);
  return p.is('?') ? parseConditional(p, first, start) : first;
}

/** All but the conditional operator. */
function parseOperand(p: Parser): Expression {
  if (isLambdaAhead(p)) return parseLambda(p);
  if (isQueryAhead(p)) return parseQuery(p);
  const { start } = p.token;
  const left = isDesignationAhead(p) ? parseDesignation(p) : p.binary();
  const length = assignmentLength(p);
  return length === 0 ? left : parseAssignment(p, left, length, start);
}

const ASSIGNMENTS: ReadonlyMap<string, AssignmentNode['operator']> = new Map<string, AssignmentNode['operator']>([
  ['=', undefined],
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['%=', '%'],
  ['&=', '&'],
  ['|=', '|'],
  ['^=', '^'],
  ['<<=', '<<'],
  ['>', '>>'],
]);

/** The number of tokens that an assignment operator has here: 0 where none stands, 2 for `>>=`. */
function assignmentLength(p: Parser): number {
  if (p.is('??=')) throw p.badTokenOr(featureError('coalescing assignment', p.token));
  if (p.is('>')) return p.is('>=', p.index + 1) && p.isAdjacent(p.index) ? 2 : 0;
  return p.token.kind === 'terminal' && ASSIGNMENTS.has(p.token.text) ? 1 : 0;
}

function parseAssignment(p: Parser, target: Expression, length: number, start: number): AssignmentNode {
  const operator = ASSIGNMENTS.get(p.token.text);
  for (let skipped = 0; skipped < length; skipped += 1) p.advance();
  const value = p.expression();
  return { kind: 'assignment', operator, target, value, ...p.spanFrom(start) };
}

interface Branch {
  readonly start: number;
  readonly condition: Expression;
  readonly whenTrue: Expression;
}

/** `a ? b : c ? d : e`, as long as it may be. */
function parseConditional(p: Parser, first: Expression, start: number): Expression {
  const branches: Branch[] = [];
  let rest = first;
  for (let at = start; p.skip('?'); ) {
    branches.push({ start: at, condition: rest, whenTrue: p.expression() });
    if (!p.is(':')) throw p.isHole && p.token.text === ':' ? p.wrong('CS8361') : p.missing('CS1003', ':');
    p.advance();
    at = p.token.start;
    rest = parseOperand(p);
  }
  const { end } = p.spanFrom(start);
  return branches.reduceRight<Expression>((whenFalse, branch): ConditionalNode => {
    return { kind: 'conditional', ...branch, whenFalse, end };
  }, rest);
}
