import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { walk } from '../walk.ts';
import type { Addition } from './addition.ts';
import { noElements } from './faults.ts';

/** Of numbers in the form that an addition adds up; nulls are left out. */
type Selector<N> = (item: unknown) => N | null;
type Elements<N> = Iterable<N | null> | null;

interface Total<N> {
  readonly sum: N;
  readonly count: number;
}

function addUp<N, E>(items: Iterable<E>, { zero, plus }: Addition<N>, numberOf: (item: E) => N | null): Total<N> {
  let sum = zero;
  let count = 0;
  for (const item of items) {
    const number = numberOf(item);
    if (number === null) continue;
    sum = plus(sum, number);
    count += 1;
  }
  return { sum, count };
}

const totalOf = <N>(meter: Meter, source: Elements<N>, addition: Addition<N>): Total<N> =>
  addUp(walk(meter, notNull(source, 'source')), addition, number => number);

function totalBy<N>(meter: Meter, source: unknown, addition: Addition<N>, selector: Selector<N> | null): Total<N> {
  const items = notNull(source, 'source');
  return addUp(walk(meter, items), addition, notNull(selector, 'selector'));
}

/** Null where there are no numbers. */
const averageOrNull = <N>({ sum, count }: Total<N>, { result }: Addition<N>): unknown =>
  count === 0 ? null : result(sum, count);

function averageOf<N>(total: Total<N>, addition: Addition<N>): unknown {
  if (total.count === 0) throw noElements();
  return addition.result(total.sum, total.count);
}

const sumOf = <N>({ sum, count }: Total<N>, { result }: Addition<N>): unknown => result(sum, count);

type Result = <N>(total: Total<N>, addition: Addition<N>) => unknown;

const ofElements =
  (resultOf: Result) =>
  <N>(addition: Addition<N>) =>
  (meter: Meter, source: Elements<N>): unknown =>
    resultOf(totalOf(meter, source, addition), addition);

const ofSelected =
  (resultOf: Result) =>
  <N>(addition: Addition<N>) =>
  (meter: Meter, source: unknown, selector: Selector<N> | null): unknown =>
    resultOf(totalBy(meter, source, addition, selector), addition);

export const sum = ofElements(sumOf);
export const sumBy = ofSelected(sumOf);
export const average = ofElements(averageOf);
export const averageBy = ofSelected(averageOf);
export const nullableAverage = ofElements(averageOrNull);
export const nullableAverageBy = ofSelected(averageOrNull);
