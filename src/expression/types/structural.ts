import { displayName } from './display.ts';
import { VALUE_TUPLE } from './tuples.ts';
import { NamedType, type Type, TypeDefinition } from './type.ts';

/** A tuple whose elements have names: `(int count, string)`. Names are the compiler's alone; at run time there is only the tuple. */
export class TupleType extends NamedType {
  readonly names: readonly (string | undefined)[];

  constructor(elements: readonly Type[], names: readonly (string | undefined)[]) {
    super(tupleDefinition(elements), elements);
    this.names = names;
  }
}

/** `(int, string)`; with names where there are any. Throws RangeError for more than eight elements, or one. */
export function tupleType(elements: readonly Type[], names: readonly (string | undefined)[]): NamedType {
  return names.some(name => name !== undefined)
    ? new TupleType(elements, names)
    : tupleDefinition(elements).of(...elements);
}

function tupleDefinition(elements: readonly Type[]): TypeDefinition {
  const definition = VALUE_TUPLE[elements.length - 1];
  if (definition === undefined) throw new RangeError('Tuples have two to eight elements here.');
  return definition;
}

export const isTuple = (type: Type): type is NamedType =>
  type instanceof NamedType && VALUE_TUPLE.includes(type.definition);

/** The type of `new { a.Name, Total = 3 }`. */
export class AnonymousType extends NamedType {
  readonly members: ReadonlyMap<string, Type>;

  constructor(members: ReadonlyMap<string, Type>) {
    const listed = [...members].map(([name, type]) => `${displayName(type)} ${name}`).join(', ');
    super(new TypeDefinition({ name: `<anonymous type: ${listed}>`, kind: 'class' }), []);
    this.members = members;
  }
}
