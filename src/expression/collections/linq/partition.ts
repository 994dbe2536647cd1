import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import { Sequence } from '../../runtime/sequence.ts';
import { ArrayType, type Type } from '../../types/type.ts';
import { outOfValidRange } from '../faults.ts';
import { collect, walk } from '../walk.ts';
import { type IndexedPredicate, type Predicate, withoutIndex } from './functions.ts';

export const take = (T: Type) => (meter: Meter, source: unknown, count: number) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    if (count <= 0) return;
    let left = count;
    for (const item of walk(meter, items)) {
      yield item;
      left -= 1;
      if (left === 0) return;
    }
  });
};

export const skip = (T: Type) => (meter: Meter, source: unknown, count: number) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    let index = 0;
    for (const item of walk(meter, items)) {
      if (index >= count) yield item;
      index += 1;
    }
  });
};

export const takeLast = (T: Type) => (meter: Meter, source: unknown, count: number) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    if (count > 0) yield* collect(meter, items).slice(-count);
  });
};

export const skipLast = (T: Type) => (meter: Meter, source: unknown, count: number) => {
  const items = notNull(source, 'source');
  return new Sequence(T, function* () {
    const held: unknown[] = [];
    for (const item of walk(meter, items)) {
      held.push(item);
      if (held.length > Math.max(count, 0)) yield held.shift();
    }
  });
};

export const takeWhile = (T: Type) => (meter: Meter, source: unknown, predicate: Predicate | null) =>
  takeWhileIndexed(T)(meter, source, predicate && withoutIndex(predicate));

export const takeWhileIndexed = (T: Type) => (meter: Meter, source: unknown, predicate: IndexedPredicate | null) => {
  const items = notNull(source, 'source');
  const holds = notNull(predicate, 'predicate');
  return new Sequence(T, function* () {
    let index = 0;
    for (const item of walk(meter, items)) {
      if (!holds(item, index)) return;
      yield item;
      index += 1;
    }
  });
};

export const skipWhile = (T: Type) => (meter: Meter, source: unknown, predicate: Predicate | null) =>
  skipWhileIndexed(T)(meter, source, predicate && withoutIndex(predicate));

export const skipWhileIndexed = (T: Type) => (meter: Meter, source: unknown, predicate: IndexedPredicate | null) => {
  const items = notNull(source, 'source');
  const holds = notNull(predicate, 'predicate');
  return new Sequence(T, function* () {
    let index = 0;
    let isSkipping = true;
    for (const item of walk(meter, items)) {
      isSkipping &&= holds(item, index);
      if (!isSkipping) yield item;
      index += 1;
    }
  });
};

export const chunk = (T: Type) => (meter: Meter, source: unknown, size: number) => {
  const items = notNull(source, 'source');
  if (size < 1) throw outOfValidRange('size');
  return new Sequence(ArrayType.of(T), () => chunks(T, walk(meter, items), size));
};

function* chunks(T: Type, items: Iterable<unknown>, size: number): Generator<NetArray> {
  let part: unknown[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < size) continue;
    yield new NetArray(T, part);
    part = [];
  }
  if (part.length > 0) yield new NetArray(T, part);
}
