/** Delegates as they come from an expression. */
export type Predicate = (item: unknown) => boolean;
export type IndexedPredicate = (item: unknown, index: number) => boolean;
export type Selector = (item: unknown) => unknown;
export type IndexedSelector = (item: unknown, index: number) => unknown;
export type Combiner = (first: unknown, second: unknown) => unknown;

/** For a delegate that takes no index, which must not be given one. */
export const withoutIndex =
  <T>(given: (item: unknown) => T) =>
  (item: unknown): T =>
    given(item);
