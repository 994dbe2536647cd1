/** What one evaluation may take. */
export interface Limits {
  readonly steps: number;
  /** Since a step may cost much, such as a document parsed. Counted from the first look at the clock. */
  readonly milliseconds: number;
  /** UTF-16 units of all texts that it builds; an element of an array or a list counts for four of them. */
  readonly size: number;
}

/** For an expression that nobody else waits for. */
export const LIMITS: Limits = { steps: 10_000_000, milliseconds: 5000, size: 16 * 1024 * 1024 };

export const DEPTH_LIMIT = 400;
