import { branchOf } from './branch.ts';
import type { CallContext } from './call-context.ts';
import { runSteps } from './run-steps.ts';
import type { Outcome, Steps } from './step.ts';

/** Each is let come to its end, whatever becomes of the others; then the first outcome in their order is that of all. */
export async function runAll(branches: readonly Steps[], context: CallContext): Promise<Outcome> {
  const outcomes = await Promise.all(branches.map(async steps => runSteps(steps, context)));
  return outcomes.find(outcome => outcome !== undefined);
}

/** The first that does not fail; the others are ended. Where all fail, the first failure in their order. */
export async function runFirst(branches: readonly Steps[], context: CallContext): Promise<Outcome> {
  const ending = new AbortController();
  const running = branches.map(async steps => runSteps(steps, branchOf(context, ending.signal)));
  try {
    return await firstThatWorks(running);
  } finally {
    ending.abort(new Error('Another policy in wait was faster.'));
  }
}

async function firstThatWorks(running: readonly Promise<Outcome>[]): Promise<Outcome> {
  const works = running.map(async branch => {
    const outcome = await branch;
    if (typeof outcome === 'object') throw new Failed();
    return outcome;
  });
  try {
    return await Promise.any(works);
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    // A bug, which is no outcome, passes.
    return (await Promise.all(running)).at(0);
  }
}

class Failed extends Error {
  override readonly name = 'Failed';
}
