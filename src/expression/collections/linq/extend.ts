import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { Sequence } from '../../runtime/sequence.ts';
import type { Type } from '../../types/type.ts';
import { defaultValue } from '../default-value.ts';
import { ValueTuple, valueTupleType } from '../value-tuple.ts';
import { collect, walk } from '../walk.ts';
import type { Combiner } from './functions.ts';

export const append = (T: Type) => (meter: Meter, source: unknown, element: unknown) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    yield* walk(meter, items);
    yield element;
  });
};

export const prepend = (T: Type) => (meter: Meter, source: unknown, element: unknown) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    yield element;
    yield* walk(meter, items);
  });
};

export const concat = (T: Type) => (meter: Meter, first: unknown, second: unknown) => {
  const items = notNull(first, 'first');
  const more = notNull(second, 'second');
  return new Sequence(T, function* () {
    yield* walk(meter, items);
    yield* walk(meter, more);
  });
};

export const defaultIfEmpty = (T: Type) => (meter: Meter, source: unknown) =>
  givenIfEmpty(T)(meter, source, defaultValue(T));

export const givenIfEmpty = (T: Type) => (meter: Meter, source: unknown, given: unknown) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    let isEmpty = true;
    for (const item of walk(meter, items)) {
      isEmpty = false;
      yield item;
    }
    if (isEmpty) yield given;
  });
};

export const reverse = (T: Type) => (meter: Meter, source: unknown) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    yield* collect(meter, items).reverse();
  });
};

export const zip =
  (_first: Type, _second: Type, R: Type) =>
  (meter: Meter, first: unknown, second: unknown, resultSelector: Combiner | null) => {
    const items = notNull(first, 'first');
    const others = notNull(second, 'second');
    const combined = notNull(resultSelector, 'resultSelector');
    return new Sequence(R, function* () {
      for (const [one, two] of together(walk(meter, items), walk(meter, others))) yield combined(one, two);
    });
  };

/** Of two sequences or three; each element is a tuple of theirs. */
export const zipTuples = (...types: Type[]) => {
  const names = ['first', 'second', 'third'];
  return (meter: Meter, ...sources: unknown[]) => {
    const given = sources.map((source, index) => notNull(source, names[index] ?? 'source'));
    return new Sequence(valueTupleType(types), function* () {
      for (const items of together(...given.map(source => walk(meter, source)))) yield new ValueTuple(types, items);
    });
  };
};

/** As long as all have an element. */
function* together(...sources: readonly Iterable<unknown>[]): Generator<unknown[]> {
  const walks = sources.map(source => source[Symbol.iterator]());
  while (true) {
    const steps: unknown[] = [];
    for (const each of walks) {
      const { done, value } = each.next();
      if (done === true) return;
      steps.push(value);
    }
    yield steps;
  }
}
