import type { StatementNode, SwitchLabel, SwitchNode, SwitchSection } from './ast.ts';
import { parseCondition } from './parse-embedded.ts';
import type { Parser } from './parser.ts';

export function parseSwitch(p: Parser): SwitchNode {
  const { start } = p.advance();
  const value = parseCondition(p);
  p.expect('{');
  const sections: SwitchSection[] = [];
  while (isLabel(p)) sections.push(parseSection(p));
  p.expect('}');
  return { kind: 'switch', value, sections, ...p.spanFrom(start) };
}

function isLabel(p: Parser): boolean {
  return p.is('case') || (p.is('default') && !p.is('(', p.index + 1) && !p.is('.', p.index + 1));
}

function parseSection(p: Parser): SwitchSection {
  const { start } = p.token;
  const labels: SwitchLabel[] = [];
  while (isLabel(p)) labels.push(parseLabel(p));
  const statements: StatementNode[] = [];
  while (!isLabel(p) && !p.is('}') && p.token.kind !== 'end') statements.push(p.statement());
  return { labels, statements, ...p.spanFrom(start) };
}

function parseLabel(p: Parser): SwitchLabel {
  const { text, start } = p.advance();
  const pattern = text === 'case' ? p.pattern('whole') : undefined;
  const when = pattern !== undefined && p.skipWord('when') ? p.expression() : undefined;
  if (!p.is(':')) throw p.missing('CS1003', ':');
  p.advance();
  return { pattern, when, ...p.spanFrom(start) };
}
