import type { BlockNode, StatementNode } from './ast.ts';
import type { Parser } from './parser.ts';

export function parseBlock(p: Parser): BlockNode {
  const { start } = p.expect('{');
  const statements: StatementNode[] = [];
  while (!p.is('}') && p.token.kind !== 'end') statements.push(p.statement());
  p.expect('}');
  return { kind: 'block', statements, ...p.spanFrom(start) };
}
