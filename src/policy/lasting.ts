import type { Surroundings } from '../surroundings.ts';

/**
 * What outlives a configuration, such as a cache: one of its kind for each gateway, which is known by its surroundings. It is
 * made at first use.
 */
export class Lasting<T> {
  readonly #make: () => T;
  readonly #known = new WeakMap<Surroundings, T>();

  constructor(make: () => T) {
    this.#make = make;
  }

  in(surroundings: Surroundings): T {
    const known = this.#known.get(surroundings);
    if (known !== undefined) return known;
    const made = this.#make();
    this.#known.set(surroundings, made);
    return made;
  }
}
