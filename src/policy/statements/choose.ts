import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import type { Place } from '../document/document-error.ts';
import type { Element } from '../document/element.ts';
import { runSteps } from '../run-steps.ts';
import { SECTIONS } from '../sections.ts';
import type { Compiler, Statement } from '../statement.ts';
import type { Block, Outcome, Steps } from '../step.ts';
import { BOOLEAN, evaluate, type Value } from '../value.ts';

interface Branch {
  readonly place: Place;
  readonly condition: Value<boolean>;
  readonly block: Block;
}

/**
 * Runs the first branch whose condition holds, else `otherwise`; where there is none, nothing.
 * https://learn.microsoft.com/azure/api-management/choose-policy
 */
export const choose: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: {},
    oneOf: [],
    content: [
      {
        name: 'when',
        times: 'at least once',
        form: { attributes: { condition: 'required' }, oneOf: [], content: 'policies' },
      },
      { name: 'otherwise', times: 'at most once', form: { attributes: {}, oneOf: [], content: 'policies' } },
    ],
  },
  compile(element, compiler) {
    const branches = element.children.map(child => branchOf(child, compiler));
    return {
      blocks: branches.map(({ block }) => block),
      hold: blocks => context => run(branches, blocks, context),
    };
  },
};

const branchOf = (element: Element, compiler: Compiler): Branch => ({
  // Without the rest of the element, which need not stay in memory.
  place: { name: element.name, line: element.line, column: element.column },
  condition:
    element.name === 'when' ? compiler.required(element, 'condition', BOOLEAN) : { kind: 'literal', value: true },
  block: compiler.block(element),
});

function run(branches: readonly Branch[], blocks: readonly Steps[], context: CallContext): Outcome | Promise<Outcome> {
  for (const [index, { place, condition }] of branches.entries()) {
    const taken = evaluate(condition, context);
    context.observer?.branch(place, taken, context);
    if (taken) {
      passBy(branches, index, context);
      return runSteps(blocks[index] ?? [], context);
    }
  }
  return undefined;
}

/** Those behind the one that is taken. */
function passBy(branches: readonly Branch[], taken: number, context: CallContext): void {
  if (context.observer === undefined) return;
  for (const { place } of branches.slice(taken + 1)) context.observer.branch(place, false, context);
}
