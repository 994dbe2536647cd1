import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { checkPart } from './faults.ts';
import { type Comparison, sortItems } from './sort.ts';

/** Sorts the keys; each of the other array's items goes where its key goes. */
export function sortWithKeys(keys: NetArray | null, values: NetArray | null, comparison: Comparison): void {
  const sorted = notNull(keys, 'keys').items;
  if (values === null) sortItems(sorted, comparison);
  else sortTogether(sorted, values.items, comparison);
}

function sortTogether(keys: unknown[], values: unknown[], comparison: Comparison): void {
  checkPart(0, keys.length, values.length, 'index', 'length');
  const pairs: unknown[] = keys.map((key, index) => new Keyed(key, values[index]));
  sortItems(pairs, (a, b) => comparison(keyOf(a), keyOf(b)));
  for (const [index, pair] of pairs.entries()) {
    if (!(pair instanceof Keyed)) continue;
    keys[index] = pair.key;
    values[index] = pair.value;
  }
}

class Keyed {
  readonly key: unknown;
  readonly value: unknown;

  constructor(key: unknown, value: unknown) {
    this.key = key;
    this.value = value;
  }
}

const keyOf = (pair: unknown): unknown => (pair instanceof Keyed ? pair.key : pair);
