import { compositeKey } from '../runtime/composite-key.ts';
import { NetObject } from '../runtime/net-object.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import { TUPLE } from '../types/tuples.ts';
import type { NamedType, Type } from '../types/type.ts';
import { compareValues } from './compare.ts';

const MOST = 7;

/** Tuple<…>; the eighth item is the tuple that holds the rest. */
export class Tuple extends NetObject {
  readonly type: NamedType;
  readonly items: readonly unknown[];

  constructor(types: readonly Type[], items: readonly unknown[]) {
    super();
    this.type = tupleType(types);
    this.items = items;
  }

  /** `Tuple.Create` of eight puts the eighth into a tuple of its own. */
  static create(types: readonly Type[], items: readonly unknown[]): Tuple {
    if (types.length <= MOST) return new Tuple(types, items);
    const rest = Tuple.create(types.slice(MOST), items.slice(MOST));
    return new Tuple([...types.slice(0, MOST), rest.type], [...items.slice(0, MOST), rest]);
  }

  override toText(): string {
    return `(${this.#texts().join(', ')})`;
  }

  #texts(): readonly string[] {
    return this.items.flatMap((item, index) =>
      index === MOST && item instanceof Tuple ? item.#texts() : [textOf(this.#objectOf(item, index))],
    );
  }

  #objectOf(item: unknown, index: number): unknown {
    const type = this.type.arguments[index];
    return type === undefined ? item : objectForm(item, type);
  }

  override key(): string {
    return compositeKey('Tuple', this.items);
  }

  override compareTo(other: unknown): number {
    return other instanceof Tuple ? compareItems(this.items, other.items) : super.compareTo(other);
  }
}

function tupleType(types: readonly Type[]): NamedType {
  const definition = TUPLE[types.length - 1];
  if (definition === undefined) throw new Error(`There is no Tuple of ${types.length} items.`);
  return definition.of(...types);
}

/** By the first items that differ. */
export function compareItems(some: readonly unknown[], others: readonly unknown[]): number {
  for (const [index, item] of some.entries()) {
    const order = compareValues(item, others[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
