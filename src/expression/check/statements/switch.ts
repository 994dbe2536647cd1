import { ExpressionError } from '../../expression-error.ts';
import type { SwitchLabel, SwitchNode, SwitchSection } from '../../syntax/ast.ts';
import { BOOLEAN } from '../../types/primitives.ts';
import type { Bound, BoundStatement, BoundSwitchSection } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { patternTest } from '../patterns.ts';
import type { Returns } from '../returns.ts';
import type { Local, Scope } from '../scope.ts';
import { SwitchCases } from './switch-cases.ts';

export function switchStatement(checker: Checker, node: SwitchNode, scope: Scope, returns: Returns): BoundStatement {
  const value = checker.value(node.value, scope);
  const temporary = scope.function.temporary(value.type);
  temporary.sources.push(value);
  refuseDuplicates(node);
  const own = scope.nested();
  const cases = new SwitchCases(checker, value, own);
  const sections = node.sections.map(each => section(checker, each, { temporary, cases }, own, returns));
  const bound: BoundStatement = { kind: 'switch', value, temporary, sections, isComplete: cases.isComplete };
  return { kind: 'block', locals: own.locals, statements: [bound] };
}

/** All sections of a switch share one scope for what they declare, but a pattern's variable is its section's own. */
function section(
  checker: Checker,
  { labels, statements, ...span }: SwitchSection,
  { temporary, cases }: { readonly temporary: Local; readonly cases: SwitchCases },
  scope: Scope,
  returns: Returns,
): BoundSwitchSection {
  const own = scope.nested();
  const fits = labels.map(each => cases.fits(each));
  const tests = labels.map(each => label(checker, each, temporary, own));
  const bound = checker.statements(statements, own, returns);
  return {
    labels: tests,
    fits,
    span,
    title: titleOf(labels.at(-1)),
    body: { kind: 'block', locals: own.locals, statements: bound },
  };
}

function titleOf(label: SwitchLabel | undefined): string {
  if (label?.pattern === undefined) return 'default:';
  const { pattern } = label;
  return pattern.kind === 'constant-pattern' && pattern.value.kind === 'literal'
    ? `case ${typeof pattern.value.value === 'string' ? JSON.stringify(pattern.value.value) : String(pattern.value.value)}:`
    : 'case …:';
}

function label(checker: Checker, { pattern, when }: SwitchLabel, temporary: Local, scope: Scope): Bound | undefined {
  if (pattern === undefined) return undefined;
  const test = patternTest(checker, pattern, temporary, scope);
  if (when === undefined) return test;
  return { kind: 'and', type: BOOLEAN, left: test, right: checker.converted(when, BOOLEAN, scope) };
}

function refuseDuplicates({ sections }: SwitchNode): void {
  const seen = new Set<unknown>();
  for (const { pattern, when, ...span } of sections.flatMap(({ labels }) => labels)) {
    if (pattern?.kind !== 'constant-pattern' || pattern.value.kind !== 'literal' || when !== undefined) continue;
    const key = `${pattern.value.type} ${pattern.value.value}`;
    if (seen.has(key))
      throw new ExpressionError(
        'CS0152',
        `The switch statement contains multiple cases with the label value '${String(pattern.value.value)}'`,
        span,
      );
    seen.add(key);
  }
}
