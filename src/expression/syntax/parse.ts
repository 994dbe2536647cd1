import type { BlockNode, Expression, StatementNode } from './ast.ts';
import { tokenize } from './lexer.ts';
import { Parser } from './parser.ts';

/** The inside of `@(…)`: one expression. Throws an ExpressionError for the first thing that is wrong. */
export function parseExpressionText(text: string): Expression {
  const p = new Parser(text, tokenize(text), 0, false);
  const expression = p.expression();
  if (p.token.kind !== 'end') throw p.wrong('CS1073', p.token.text);
  return expression;
}

/** The inside of `@{…}`: statements. Throws an ExpressionError for the first thing that is wrong. */
export function parseStatements(text: string): BlockNode {
  const p = new Parser(text, tokenize(text), 0, false);
  const statements: StatementNode[] = [];
  while (p.token.kind !== 'end') {
    if (p.is('}')) throw p.wrong('CS1022');
    statements.push(p.statement());
  }
  return { kind: 'block', statements, start: 0, end: text.length };
}
