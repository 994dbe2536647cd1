import { compositeKey } from '../runtime/composite-key.ts';
import { NetObject } from '../runtime/net-object.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import { VALUE_TUPLE } from '../types/tuples.ts';
import type { NamedType, Type } from '../types/type.ts';
import { compareItems } from './tuple.ts';

/** What C# writes `(1, "x")`. A struct whose items can be set: whoever assigns one to a variable takes a copy. */
export class ValueTuple extends NetObject {
  readonly type: NamedType;
  readonly types: readonly Type[];
  readonly items: unknown[];

  constructor(types: readonly Type[], items: unknown[]) {
    super();
    this.type = valueTupleType(types);
    this.types = types;
    this.items = items;
  }

  copy(): ValueTuple {
    return new ValueTuple(this.types, [...this.items]);
  }

  override toText(): string {
    return `(${this.types.map((type, index) => textOf(objectForm(this.items[index], type))).join(', ')})`;
  }

  override key(): string {
    return compositeKey('ValueTuple', this.items);
  }

  override compareTo(other: unknown): number {
    return other instanceof ValueTuple ? compareItems(this.items, other.items) : super.compareTo(other);
  }
}

export function valueTupleType(types: readonly Type[]): NamedType {
  const definition = VALUE_TUPLE[types.length - 1];
  if (definition === undefined) throw new Error(`There is no ValueTuple of ${types.length} items.`);
  return definition.of(...types);
}
