import type { Expression, StatementNode } from './ast.ts';
import { parseBlock } from './parse-block.ts';
import { isLocalAhead } from './parse-local.ts';
import type { Parser } from './parser.ts';

/** The body of an `if` or a loop, which declares nothing. */
export function parseEmbedded(p: Parser): StatementNode {
  const isLabel = p.isName() && p.is(':', p.index + 1);
  if (p.is('const') || isLabel || (!p.isWord('await') && isLocalAhead(p))) throw p.wrong('CS1023');
  return p.is('{') ? parseBlock(p) : p.statement();
}

/** `(…)` after `if`, `while`, `switch` … */
export function parseCondition(p: Parser): Expression {
  if (!p.is('(')) throw p.missing('CS1003', '(');
  p.advance();
  const condition = p.expression();
  p.expect(')');
  return condition;
}
