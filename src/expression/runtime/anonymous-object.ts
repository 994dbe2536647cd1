import type { NamedType } from '../types/type.ts';
import { compositeKey } from './composite-key.ts';
import { NetObject } from './net-object.ts';
import { textOf } from './text-of.ts';

/** What `new { A = 1 }` makes; its type is the checker's. The values stand in object form. */
export class AnonymousObject extends NetObject {
  readonly type: NamedType;
  readonly #names: readonly string[];
  readonly #values: readonly unknown[];

  constructor(type: NamedType, names: readonly string[], values: readonly unknown[]) {
    super();
    this.type = type;
    this.#names = names;
    this.#values = values;
  }

  /** Null for a name that it has not. */
  get(name: string): unknown {
    return this.#values[this.#names.indexOf(name)] ?? null;
  }

  /** In the order in which they were written. */
  *entries(): Generator<[string, unknown]> {
    for (const [index, name] of this.#names.entries()) yield [name, this.#values[index] ?? null];
  }

  override toText(): string {
    if (this.#names.length === 0) return '{ }';
    return `{ ${[...this.entries()].map(([name, value]) => `${name} = ${textOf(value)}`).join(', ')} }`;
  }

  override key(): string {
    return compositeKey(`AnonymousObject(${this.#names.join()})`, this.#values);
  }
}
