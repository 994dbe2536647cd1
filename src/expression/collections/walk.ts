import { isCounted } from '../runtime/collection-objects.ts';
import { iterate } from '../runtime/iterate.ts';
import type { Meter } from '../runtime/meter.ts';
import { takeRoom } from './room.ts';

/** The elements of an IEnumerable, each of which costs a step: whoever walks a sequence walks it in this way. */
export function walk<T>(meter: Meter, source: Iterable<T>): Iterable<T>;
export function walk(meter: Meter, source: unknown): Iterable<unknown>;
export function walk(meter: Meter, source: unknown): Iterable<unknown> {
  return { [Symbol.iterator]: () => metered(meter, iterate(source)[Symbol.iterator]()) };
}

function metered(meter: Meter, elements: Iterator<unknown>): Iterator<unknown> {
  return {
    next: () => {
      meter.step();
      return elements.next();
    },
    return: value => elements.return?.(value) ?? { done: true, value },
  };
}

/** All the elements, in a new JavaScript array. */
export function collect(meter: Meter, source: unknown): unknown[] {
  if (isCounted(source)) {
    takeRoom(meter, source.count);
    return [...iterate(source)];
  }
  const items: unknown[] = [];
  for (const item of walk(meter, source)) {
    takeRoom(meter, 1);
    items.push(item);
  }
  return items;
}
