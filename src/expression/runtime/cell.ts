/** Holds a local variable that a lambda shares, or that a call fills as its `out` argument. */
export interface Cell {
  value: unknown;
}
