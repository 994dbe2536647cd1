import { AnonymousType } from '../types/structural.ts';
import type { Type } from '../types/type.ts';

/** Within one expression, members of the same names and types in the same order make the same type. */
export class AnonymousTypes {
  readonly #known: AnonymousType[] = [];

  of(members: ReadonlyMap<string, Type>): AnonymousType {
    const known = this.#known.find(type => isSame([...type.members], [...members]));
    if (known !== undefined) return known;
    const type = new AnonymousType(members);
    this.#known.push(type);
    return type;
  }
}

const isSame = (one: readonly [string, Type][], other: readonly [string, Type][]): boolean =>
  one.length === other.length &&
  one.every(([name, type], index) => name === other[index]?.[0] && type === other[index]?.[1]);
