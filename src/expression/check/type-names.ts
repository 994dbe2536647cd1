import { ExpressionError } from '../expression-error.ts';
import type { NamedTypeNode, TypeNode } from '../syntax/ast.ts';
import { featureError } from '../syntax/syntax-error.ts';
import { displayName, KEYWORDS } from '../types/display.ts';
import { isReferenceType, isValueType, nullableOf } from '../types/hierarchy.ts';
import type { Library } from '../types/library.ts';
import { DYNAMIC, nullable } from '../types/primitives.ts';
import { tupleType } from '../types/structural.ts';
import { ArrayType, type Type, type TypeDefinition } from '../types/type.ts';
import { noSuchType } from './refuse.ts';

/** The type that a name in an expression means. Throws ExpressionError where there is none, or none that is allowed. */
export function typeOfNode(library: Library, node: TypeNode): Type {
  switch (node.kind) {
    case 'array-type':
      if (node.rank > 1) throw new ExpressionError(undefined, 'Arrays of several dimensions are not supported.', node);
      return ArrayType.of(typeOfNode(library, node.element));
    case 'nullable-type':
      return nullableType(typeOfNode(library, node.type), node);
    case 'tuple-type':
      return tupleType(
        node.elements.map(({ type }) => typeOfNode(library, type)),
        node.elements.map(({ name }) => name?.text),
      );
    case 'named-type':
      return named(library, node);
  }
}

function nullableType(type: Type, node: TypeNode): Type {
  if (isValueType(type) && nullableOf(type) === undefined) return nullable(type);
  if (isReferenceType(type)) throw featureError('nullable reference types', node);
  throw new ExpressionError(
    'CS0453',
    `The type '${displayName(type)}' must be a non-nullable value type in order to use it as parameter 'T' in the generic type or method 'Nullable<T>'`,
    node,
  );
}

function named(library: Library, node: NamedTypeNode): Type {
  const keyword = KEYWORDS.get(node.name);
  if (keyword !== undefined) return keyword;
  if (node.name === 'dynamic') return DYNAMIC;
  const definition = definitionOf(library, node);
  return definition.of(...node.arguments.map(argument => typeOfNode(library, argument)));
}

function definitionOf(library: Library, node: NamedTypeNode): TypeDefinition {
  const [found] = library.find(node.name, node.arguments.length);
  if (found !== undefined) return found;
  const other = Array.from({ length: 9 }, (_, count) => library.find(node.name, count)[0]).find(
    each => each !== undefined,
  );
  if (other === undefined) throw noSuchType(node.name, node);
  const written = `${other.name}<${other.parameters.map(each => each.name).join(', ')}>`;
  throw other.parameters.length > 0
    ? new ExpressionError(
        'CS0305',
        `Using the generic type '${written}' requires ${other.parameters.length} type arguments`,
        node,
      )
    : new ExpressionError('CS0308', `The non-generic type '${other.name}' cannot be used with type arguments`, node);
}

export const isVar = (node: TypeNode): boolean => node.kind === 'named-type' && node.name === 'var';
