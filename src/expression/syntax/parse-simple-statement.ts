import type { ExpressionStatementNode, ReturnNode, ThrowStatementNode } from './ast.ts';
import type { Parser } from './parser.ts';

export function parseExpressionStatement(p: Parser): ExpressionStatementNode {
  const { start } = p.token;
  const expression = p.expression();
  p.expect(';');
  return { kind: 'expression-statement', expression, ...p.spanFrom(start) };
}

export function parseReturn(p: Parser): ReturnNode {
  const { start } = p.advance();
  const value = p.is(';') ? undefined : p.expression();
  p.expect(';');
  return { kind: 'return', value, ...p.spanFrom(start) };
}

export function parseThrow(p: Parser): ThrowStatementNode {
  const { start } = p.advance();
  const value = p.is(';') ? undefined : p.expression();
  p.expect(';');
  return { kind: 'throw', value, ...p.spanFrom(start) };
}
