import type { LookupObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { iterate } from '../runtime/iterate.ts';
import { MapDictionary } from './map-dictionary.ts';
import { NamedValues } from './named-values.ts';

type Joined = (values: LookupObject, name: string | null) => string | undefined;

/**
 * All values of a name with commas between them; undefined where there are none. Each call in an expression has such a function
 * of its own, which remembers the lower-case form of the name: the name seldom changes.
 */
export function joinedValues(): Joined {
  let last = '';
  let lower = '';
  return (values, name) => {
    if (name === null || !(values instanceof NamedValues)) return joinedOf(values, name);
    if (name !== last) {
      last = name;
      lower = name.toLowerCase();
    }
    return values.joined(name, lower);
  };
}

function joinedOf(values: LookupObject, name: string | null): string | undefined {
  const found = notNull(values, 'source').find(name);
  return found && [...iterate(found.value)].join(',');
}

/** undefined where there is none. */
export function lookedUp(values: LookupObject, name: string | null): unknown {
  const key = notNull(name, 'key');
  return values instanceof MapDictionary ? values.read(key) : notNull(values, 'source').find(key)?.value;
}
