import type { UsingNode } from './ast.ts';
import { parseEmbedded } from './parse-embedded.ts';
import { isLocalAhead, parseDeclaration } from './parse-local.ts';
import type { Parser } from './parser.ts';
import { featureError } from './syntax-error.ts';

export function parseUsing(p: Parser): UsingNode {
  const using = p.advance();
  if (!p.is('(')) throw p.isName() ? featureError('using declarations', using) : p.missing('CS1003', '(');
  p.advance();
  const resource = isLocalAhead(p) ? parseDeclaration(p) : p.expression();
  p.expect(')');
  return { kind: 'using', resource, body: parseEmbedded(p), ...p.spanFrom(using.start) };
}
