import type { Sooner } from '../memory/questions.ts';

/** Goes on at once where there is nothing to wait for. */
export const sooner = <V, R>(value: Sooner<V>, goOn: (value: V) => Sooner<R>): Sooner<R> =>
  value instanceof Promise ? value.then(goOn) : goOn(value);

/** One after the other; each waits for the one before only where that has to wait. */
export function inTurn<V>(values: Iterable<V>, act: (value: V) => Sooner<undefined>): Sooner<undefined> {
  let last: Sooner<undefined>;
  for (const value of values) last = last instanceof Promise ? last.then(() => act(value)) : act(value);
  return last;
}
