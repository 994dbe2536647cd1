import type { Expression, IfNode, StatementNode } from './ast.ts';
import { parseCondition, parseEmbedded } from './parse-embedded.ts';
import type { Parser } from './parser.ts';

interface Branch {
  readonly start: number;
  readonly condition: Expression;
  readonly whenTrue: StatementNode;
}

/** A chain of `else if` may be as long as it likes. */
export function parseIf(p: Parser): IfNode {
  const first = parseBranch(p);
  const others: Branch[] = [];
  let otherwise: StatementNode | undefined;
  while (p.skip('else')) {
    if (p.is('if')) others.push(parseBranch(p));
    else {
      otherwise = parseEmbedded(p);
      break;
    }
  }
  const { end } = p.spanFrom(first.start);
  const rest = others.reduceRight<StatementNode | undefined>((last, branch) => join(branch, last, end), otherwise);
  return join(first, rest, end);
}

function parseBranch(p: Parser): Branch {
  const { start } = p.expect('if');
  return { start, condition: parseCondition(p), whenTrue: parseEmbedded(p) };
}

function join(branch: Branch, otherwise: StatementNode | undefined, end: number): IfNode {
  return { kind: 'if', ...branch, otherwise, end };
}
