import type { DoNode, Expression, ForeachNode, ForNode, WhileNode } from './ast.ts';
import { isDesignationAhead, parseDesignation } from './parse-declaration-expression.ts';
import { parseCondition, parseEmbedded } from './parse-embedded.ts';
import { isLocalAhead, parseDeclaration } from './parse-local.ts';
import { parseParenthesized } from './parse-parenthesized.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';

export function parseWhile(p: Parser): WhileNode {
  const { start } = p.advance();
  return { kind: 'while', condition: parseCondition(p), body: parseEmbedded(p), ...p.spanFrom(start) };
}

export function parseDo(p: Parser): DoNode {
  const { start } = p.advance();
  const body = parseEmbedded(p);
  p.expect('while');
  const condition = parseCondition(p);
  p.expect(';');
  return { kind: 'do', body, condition, ...p.spanFrom(start) };
}

export function parseFor(p: Parser): ForNode {
  const { start } = p.advance();
  p.expect('(');
  const initializers = isLocalAhead(p) ? parseDeclaration(p) : parseList(p, ';');
  p.expect(';');
  const condition = p.is(';') ? undefined : p.expression();
  p.expect(';');
  const iterators = parseList(p, ')');
  p.expect(')');
  return { kind: 'for', initializers, condition, iterators, body: parseEmbedded(p), ...p.spanFrom(start) };
}

function parseList(p: Parser, closer: string): readonly Expression[] {
  if (p.is(closer)) return [];
  const list = [p.expression()];
  while (p.skip(',')) list.push(p.expression());
  return list;
}

export function parseForeach(p: Parser): ForeachNode {
  const { start } = p.advance();
  p.expect('(');
  const declared = parseVariable(p);
  p.expect('in');
  const source = p.expression();
  p.expect(')');
  return { kind: 'foreach', ...declared, source, body: parseEmbedded(p), ...p.spanFrom(start) };
}

function parseVariable(p: Parser): Pick<ForeachNode, 'type' | 'variable'> {
  if (isDesignationAhead(p)) return { type: undefined, variable: parseDesignation(p) };
  const end = scanType(p, p.index, 'anywhere')?.end;
  if (end !== undefined && p.isName(end)) return { type: p.type('anywhere'), variable: p.name() };
  const tuple = p.is('(') ? parseParenthesized(p) : undefined;
  if (tuple?.kind !== 'tuple') throw p.missing('CS0230');
  return { type: undefined, variable: tuple };
}
