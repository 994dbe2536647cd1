import { type Found, isIndexed } from '../../runtime/collection-objects.ts';
import { notNull } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { outOfValidRange } from '../faults.ts';
import { walk } from '../walk.ts';
import { noElements, noMatch, severalElements, severalMatches } from './faults.ts';
import type { Predicate } from './functions.ts';

type Find = (meter: Meter, source: unknown, holds: Predicate | undefined) => Found | undefined;

const findFirst: Find = (meter, source, holds) => {
  for (const value of walk(meter, source)) if (holds === undefined || holds(value)) return { value };
  return undefined;
};

const findLast: Find = (meter, source, holds) => {
  let found: Found | undefined;
  if (isIndexed(source)) return findLastAt(source.count, index => source.get(index), meter, holds);
  for (const value of walk(meter, source)) if (holds === undefined || holds(value)) found = { value };
  return found;
};

/** Of something with indexes, .NET looks at the last elements first, too. */
function findLastAt(
  count: number,
  get: (index: number) => unknown,
  meter: Meter,
  holds: Predicate | undefined,
): Found | undefined {
  for (let index = count - 1; index >= 0; index -= 1) {
    meter.step();
    const value = get(index);
    if (holds === undefined || holds(value)) return { value };
  }
  return undefined;
}

const findSingle: Find = (meter, source, holds) => {
  let found: Found | undefined;
  for (const value of walk(meter, source)) {
    if (holds !== undefined && !holds(value)) continue;
    if (found !== undefined) throw holds === undefined ? severalElements() : severalMatches();
    found = { value };
  }
  return found;
};

/** The four members that each way of finding has. */
const demanded = (find: Find) => (meter: Meter, source: unknown) => {
  const found = find(meter, notNull(source, 'source'), undefined);
  if (found === undefined) throw noElements();
  return found.value;
};

const demandedWhere = (find: Find) => (meter: Meter, source: unknown, predicate: Predicate | null) => {
  const found = find(meter, notNull(source, 'source'), notNull(predicate, 'predicate'));
  if (found === undefined) throw noMatch();
  return found.value;
};

const orDefault = (find: Find) => (meter: Meter, source: unknown, defaultValue: unknown) => {
  const found = find(meter, notNull(source, 'source'), undefined);
  return found === undefined ? defaultValue : found.value;
};

const orDefaultWhere =
  (find: Find) => (meter: Meter, source: unknown, predicate: Predicate | null, defaultValue: unknown) => {
    const found = find(meter, notNull(source, 'source'), notNull(predicate, 'predicate'));
    return found === undefined ? defaultValue : found.value;
  };

const membersOf = (find: Find) => ({
  demanded: demanded(find),
  demandedWhere: demandedWhere(find),
  orDefault: orDefault(find),
  orDefaultWhere: orDefaultWhere(find),
});

export const first = membersOf(findFirst);
export const last = membersOf(findLast);
export const single = membersOf(findSingle);

export function elementAt(meter: Meter, source: unknown, index: number): unknown {
  const items = notNull(source, 'source');
  if (isIndexed(items)) return items.get(index);
  const found = findAt(meter, items, index);
  if (found === undefined) throw outOfValidRange('index');
  return found.value;
}

export const elementAtOrDefault = (meter: Meter, source: unknown, index: number, defaultValue: unknown): unknown => {
  const found = findAt(meter, notNull(source, 'source'), index);
  return found === undefined ? defaultValue : found.value;
};

function findAt(meter: Meter, source: unknown, index: number): Found | undefined {
  if (isIndexed(source)) return index >= 0 && index < source.count ? { value: source.get(index) } : undefined;
  let left = index;
  if (left < 0) return undefined;
  for (const value of walk(meter, source)) {
    if (left === 0) return { value };
    left -= 1;
  }
  return undefined;
}
