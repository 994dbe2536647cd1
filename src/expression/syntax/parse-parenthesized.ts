import type { Expression, Name, TupleNode } from './ast.ts';
import { parseArgumentName } from './parse-arguments.ts';
import { isNestedDesignationAhead, parseDeclarationOr, parseDesignation } from './parse-declaration-expression.ts';
import type { Parser } from './parser.ts';

/** `(x)` is x itself; `(x, y)` a tuple. */
export function parseParenthesized(p: Parser): Expression {
  const { start } = p.expect('(');
  const first = parseElement(p, [',']);
  if (!p.is(',')) return closeSingle(p, first);
  const elements = [first];
  while (p.skip(',')) elements.push(parseElement(p, [',', ')']));
  p.expect(')');
  return { kind: 'tuple', elements, ...p.spanFrom(start) };
}

function closeSingle(p: Parser, { name, value }: TupleNode['elements'][number]): Expression {
  p.expect(')');
  if (name !== undefined) throw p.missing('CS8124');
  return value;
}

function parseElement(
  p: Parser,
  followers: readonly string[],
): { readonly name: Name | undefined; readonly value: Expression } {
  const name = parseArgumentName(p);
  return { name, value: isNestedDesignationAhead(p) ? parseDesignation(p) : parseDeclarationOr(p, followers) };
}
