import type { DeclarationNode, Expression, Name, TupleNode, TypeNode } from './ast.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';

/** `var x` or `int x`, where one of these tokens follows it; or any expression. */
export function parseDeclarationOr(p: Parser, followers: readonly string[]): Expression {
  return isDeclarationAhead(p, followers) ? parseDeclaration(p) : p.expression();
}

function isDeclarationAhead(p: Parser, followers: readonly string[]): boolean {
  const end = scanType(p, p.index, 'anywhere')?.end;
  return end !== undefined && p.isName(end) && followers.some(text => p.is(text, end + 1));
}

function parseDeclaration(p: Parser): DeclarationNode {
  const { start } = p.token;
  const type = p.type('anywhere');
  return { kind: 'declaration', type, name: parseDesignator(p), ...p.spanFrom(start) };
}

/** A name; `_` is none. */
export function parseDesignator(p: Parser): Name | undefined {
  const isDiscard = p.isWord('_');
  const name = p.name();
  return isDiscard ? undefined : name;
}

/** Whether `var (a, b)` with a `=` or an `in` after it stands here, or in a tuple, with a comma or parenthesis. */
export function isDesignationAhead(p: Parser): boolean {
  if (!p.isWord('var') || !p.is('(', p.index + 1)) return false;
  const closer = p.closer(p.index + 1);
  return closer !== undefined && ['=', 'in'].some(text => p.is(text, closer + 1)) && isDesignation(p, closer);
}

export function isNestedDesignationAhead(p: Parser): boolean {
  if (!p.isWord('var') || !p.is('(', p.index + 1)) return false;
  const closer = p.closer(p.index + 1);
  return closer !== undefined && [',', ')'].some(text => p.is(text, closer + 1)) && isDesignation(p, closer);
}

function isDesignation(p: Parser, closer: number): boolean {
  for (let index = p.index + 2; index < closer; index += 1)
    if (!p.isName(index) && ![',', '(', ')'].some(text => p.is(text, index))) return false;
  return true;
}

/** `var (a, (b, c))` */
export function parseDesignation(p: Parser): TupleNode {
  const { text, start, end } = p.advance();
  return parseDesignators(p, { kind: 'named-type', name: text, arguments: [], start, end });
}

function parseDesignators(p: Parser, type: TypeNode): TupleNode {
  p.enter();
  const { start } = p.expect('(');
  const elements: { readonly name: undefined; readonly value: Expression }[] = [];
  do elements.push({ name: undefined, value: parseElement(p, type) });
  while (p.skip(','));
  p.expect(')');
  p.leave();
  return { kind: 'tuple', elements, ...p.spanFrom(start) };
}

function parseElement(p: Parser, type: TypeNode): Expression {
  const { start } = p.token;
  if (p.is('(')) return parseDesignators(p, type);
  return { kind: 'declaration', type, name: parseDesignator(p), ...p.spanFrom(start) };
}
