import type { ArgumentNode, Name } from './ast.ts';
import { parseDeclarationOr } from './parse-declaration-expression.ts';
import type { Parser } from './parser.ts';
import { canStartExpression } from './scan-type.ts';

/** After the opening bracket, to the closing one. */
export function parseArguments(p: Parser, closer: ')' | ']'): readonly ArgumentNode[] {
  const list: ArgumentNode[] = [];
  if (p.skip(closer)) return list;
  if (p.token.kind !== 'end' && !p.is(';')) {
    do list.push(parseArgument(p));
    while (p.skip(','));
  }
  if (!p.is(closer) && canStartExpression(p, p.index) && !p.is('[')) throw p.missing('CS1003', ',');
  p.expect(closer);
  return list;
}

function parseArgument(p: Parser): ArgumentNode {
  const { start } = p.token;
  const name = parseArgumentName(p);
  if (p.is(',')) throw p.missing('CS0839');
  const modifier = (['out', 'ref', 'in'] as const).find(word => p.skip(word));
  const value = modifier === 'out' ? parseDeclarationOr(p, [',', ')', ']']) : p.expression();
  return { name, modifier, value, ...p.spanFrom(start) };
}

/** `name:`, of an argument or an element of a tuple. */
export function parseArgumentName(p: Parser): Name | undefined {
  if (!p.isName() || !p.is(':', p.index + 1)) return undefined;
  const name = p.name();
  p.advance();
  return name;
}
