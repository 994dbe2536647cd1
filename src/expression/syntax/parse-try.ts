import type { CatchClause, Name, TryNode, TypeNode } from './ast.ts';
import type { Parser } from './parser.ts';

export function parseTry(p: Parser): TryNode {
  const { start } = p.advance();
  const block = p.block();
  const catches: CatchClause[] = [];
  while (p.is('catch')) catches.push(parseCatch(p, catches.at(-1)));
  const last = p.skip('finally') ? p.block() : undefined;
  if (catches.length === 0 && last === undefined) throw p.missing('CS1524');
  return { kind: 'try', block, catches, finally: last, ...p.spanFrom(start) };
}

function parseCatch(p: Parser, before: CatchClause | undefined): CatchClause {
  const isAfterGeneral = before !== undefined && before.type === undefined && before.when === undefined;
  if (isAfterGeneral) throw p.wrong('CS1017');
  const { start } = p.advance();
  const declared = p.skip('(') ? parseDeclared(p) : { type: undefined, name: undefined };
  const when = p.skipWord('when') ? parseFilter(p) : undefined;
  return { ...declared, when, block: p.block(), ...p.spanFrom(start) };
}

function parseDeclared(p: Parser): { readonly type: TypeNode; readonly name: Name | undefined } {
  const type = p.type('anywhere');
  const name = p.isName() ? p.name() : undefined;
  p.expect(')');
  return { type, name };
}

function parseFilter(p: Parser): CatchClause['when'] {
  p.expect('(');
  const filter = p.expression();
  p.expect(')');
  return filter;
}
