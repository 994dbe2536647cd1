import type { Bound, BoundFunction, BoundStatement } from '../check/bound.ts';
import type { Evaluate, Execute } from './frame.ts';
import type { Layout } from './layout.ts';

/** Makes closures of what one function holds. */
export interface Emitter {
  readonly layout: Layout;
  value(bound: Bound): Evaluate;
  statement(bound: BoundStatement): Execute;
  /** A function in this one, as a value: a delegate. */
  function(bound: BoundFunction): Evaluate;
}
