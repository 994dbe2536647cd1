import { isSubtype } from '../../../src/expression/types/hierarchy.ts';
import type { Type } from '../../../src/expression/types/type.ts';

export interface Variable {
  readonly name: string;
  readonly type: Type;
}

/** The variables that a generated expression may name. */
export class Variables {
  readonly #list: Variable[] = [];
  #count = 0;

  of(type: Type): readonly Variable[] {
    return this.#list.filter(each => isSubtype(each.type, type));
  }

  get all(): readonly Variable[] {
    return this.#list;
  }

  declare(type: Type): string {
    this.#count += 1;
    const name = `v${this.#count}`;
    this.#list.push({ name, type });
    return name;
  }

  /** What is declared meanwhile is forgotten. */
  inside<T>(generate: () => T): T {
    const before = this.#list.length;
    const generated = generate();
    this.#list.length = before;
    return generated;
  }
}
