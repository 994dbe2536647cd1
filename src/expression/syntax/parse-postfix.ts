import type { Expression } from './ast.ts';
import { parseGenericName } from './parse-name.ts';
import type { Parser } from './parser.ts';
import { featureError } from './syntax-error.ts';

/** Member accesses, calls, indexes, `?.` and `++` after a primary expression. */
export function parsePostfix(p: Parser, primary: Expression): Expression {
  let operand = parseChain(p, primary);
  for (;;) {
    const increment = parseIncrement(p, operand);
    if (increment === undefined) break;
    operand = parseChain(p, increment);
  }
  refuse(p);
  return operand;
}

function parseChain(p: Parser, primary: Expression): Expression {
  /** What stands before each `?.`: all that follows belongs to it. */
  const targets: Expression[] = [];
  let current = primary;
  for (;;) {
    const next = parseLink(p, current);
    if (next !== undefined) current = next;
    else if (isConditionalLink(p)) {
      p.advance();
      targets.push(current);
      current = parseLinkOf(p, current);
    } else return fold(targets, current);
  }
}

function isConditionalLink(p: Parser): boolean {
  return p.is('?') && (p.is('.', p.index + 1) || p.is('[', p.index + 1));
}

function parseLinkOf(p: Parser, { start, end }: Expression): Expression {
  const receiver: Expression = { kind: 'receiver', start, end };
  return parseLink(p, receiver) ?? receiver;
}

function fold(targets: readonly Expression[], last: Expression): Expression {
  return targets.reduceRight<Expression>((access, target) => {
    return { kind: 'conditional-access', target, access, start: target.start, end: last.end };
  }, last);
}

function parseLink(p: Parser, target: Expression): Expression | undefined {
  const { token } = p;
  if (token.kind !== 'terminal') return undefined;
  if (token.text === '.') return parseMember(p, target);
  if (token.text === '(') {
    p.advance();
    return { kind: 'call', target, arguments: p.arguments(')'), ...p.spanFrom(target.start) };
  }
  return token.text === '[' ? parseIndex(p, target) : undefined;
}

function parseIndex(p: Parser, target: Expression): Expression {
  p.advance();
  if (p.is(']')) throw p.wrong('CS0443');
  return { kind: 'index', target, arguments: p.arguments(']'), ...p.spanFrom(target.start) };
}

function parseMember(p: Parser, target: Expression): Expression {
  p.advance();
  const { name, typeArguments } = parseGenericName(p);
  return { kind: 'member', target, name, typeArguments, ...p.spanFrom(target.start) };
}

function parseIncrement(p: Parser, operand: Expression): Expression | undefined {
  const operator = p.token.text;
  if (p.token.kind !== 'terminal' || (operator !== '++' && operator !== '--')) return undefined;
  p.advance();
  return { kind: 'increment', operator, isPrefix: false, operand, ...p.spanFrom(operand.start) };
}

function refuse(p: Parser): void {
  if (p.is('!')) throw featureError('nullable reference types', p.token);
  if (p.is('->')) throw p.wrong('CS0214');
}
