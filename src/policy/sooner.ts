import type { Sooner } from '../memory/questions.ts';

/** Goes on at once where there is nothing to wait for. */
export const sooner = <V, R>(value: Sooner<V>, goOn: (value: V) => Sooner<R>): Sooner<R> =>
  value instanceof Promise ? value.then(goOn) : goOn(value);
