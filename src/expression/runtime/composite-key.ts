import { keyOf } from './equality.ts';

/** Numbers for the objects that are equal to nothing but themselves. */
class Identities {
  readonly #known = new WeakMap<WeakKey, number>();
  #last = 0;

  of(value: WeakKey): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#known.set(value, this.#last);
    return this.#last;
  }
}

const IDENTITIES = new Identities();

/** The key of an object that is equal to others with the same parts: two are the same text when all their parts are equal. */
export const compositeKey = (kind: string, parts: readonly unknown[]): string =>
  `\0${kind}(${parts.map(part => partKey(keyOf(part))).join()})`;

function partKey(part: unknown): string {
  if (typeof part === 'string') return `s${part.length}:${part}`;
  if (typeof part === 'number') return `n${part}`;
  if (typeof part === 'object' && part !== null) return `o${IDENTITIES.of(part)}`;
  if (typeof part === 'function') return `o${IDENTITIES.of(part)}`;
  return `${typeof part}${String(part)}`;
}
