import type { Local } from '../check/scope.ts';

/** Gives each local of one function its place in the function's frames. */
export class Layout {
  readonly #slots = new Map<Local, number>();

  slot(local: Local): number {
    const known = this.#slots.get(local);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(local, slot);
    return slot;
  }

  /** How many locals a frame has room for; to be asked once the function is compiled. */
  get size(): number {
    return this.#slots.size;
  }
}
