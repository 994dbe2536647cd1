import type { Change } from './collection.ts';

type Handler = (changes: readonly Change[]) => Promise<string[]>;

interface Run {
  readonly changes: Map<string, Change>;
  readonly answer: Promise<string[]>;
}

/** One run at a time; changes that come meanwhile are handed over together, and their senders share the answer. */
export function gathering(handle: Handler): Handler {
  let last: Promise<unknown> = Promise.resolve();
  let next: Run | undefined;

  function planRun(): Run {
    const changes = new Map<string, Change>();
    const answer = last.then(() => {
      next = undefined;
      return handle([...changes.values()]);
    });
    last = Promise.allSettled([answer]);
    return { changes, answer };
  }

  return changes => {
    next ??= planRun();
    for (const change of changes) next.changes.set(`${change.kind}/${change.id.toLowerCase()}`, change);
    return next.answer;
  };
}
