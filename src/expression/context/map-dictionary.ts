import { KeyValuePair } from '../collections/key-value-pair.ts';
import type { Found, LookupObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IREADONLY_DICTIONARY } from '../types/collections.ts';
import { STRING } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { absent } from './absent.ts';

/** An `IReadOnlyDictionary<string, T>` that shows a Map as it is at the moment. Names are case-sensitive. */
export class MapDictionary extends NetObject implements LookupObject {
  readonly #valueType: Type;
  readonly #map: ReadonlyMap<string, unknown>;

  constructor(valueType: Type, map: ReadonlyMap<string, unknown>) {
    super();
    this.#valueType = valueType;
    this.#map = map;
  }

  override get type(): Type {
    return IREADONLY_DICTIONARY.of(STRING, this.#valueType);
  }

  /** undefined: there is none. */
  read(name: string): unknown {
    return this.#map.get(name);
  }

  find(key: unknown): Found | undefined {
    const value = this.read(String(notNull(key, 'key')));
    return value === undefined ? undefined : { value };
  }

  get(key: unknown): unknown {
    const found = this.find(key);
    if (found === undefined) throw absent(key);
    return found.value;
  }

  get count(): number {
    return this.#map.size;
  }

  *entries(): Generator<KeyValuePair> {
    for (const [name, value] of this.#map) yield new KeyValuePair(STRING, this.#valueType, name, value);
  }

  [Symbol.iterator](): Iterator<KeyValuePair> {
    return this.entries();
  }
}
