import { ExpressionError } from '../expression-error.ts';
import type { NamedTypeNode, TypeNode } from '../syntax/ast.ts';
import { featureError } from '../syntax/syntax-error.ts';
import { displayName, KEYWORDS } from '../types/display.ts';
import { isReferenceType, isValueType, nullableOf } from '../types/hierarchy.ts';
import type { Library } from '../types/library.ts';
import { DYNAMIC, nullable } from '../types/primitives.ts';
import { tupleType } from '../types/structural.ts';
import { ArrayType, GridType, type Type, type TypeDefinition } from '../types/type.ts';
import type { Checker } from './checker.ts';
import { isNamespace } from './namespaces.ts';
import { noSuchType, notInNamespace } from './refuse.ts';

type Names = Pick<Checker, 'library' | 'allowed'>;

/** The type that a name in an expression means. Throws ExpressionError where there is none, or none that is allowed. */
export function typeOfNode(names: Names, node: TypeNode): Type {
  switch (node.kind) {
    case 'array-type':
      return arrayOf(typeOfNode(names, node.element), node.rank);
    case 'nullable-type':
      return nullableType(typeOfNode(names, node.type), node);
    case 'tuple-type':
      return tupleType(
        node.elements.map(({ type }) => typeOfNode(names, type)),
        node.elements.map(({ name }) => name?.text),
      );
    case 'named-type':
      return named(names, node);
  }
}

/** The type of an array with so many dimensions. */
export const arrayOf = (element: Type, rank: number): ArrayType | GridType =>
  rank === 1 ? ArrayType.of(element) : GridType.of(element, rank);

function nullableType(type: Type, node: TypeNode): Type {
  if (isValueType(type) && nullableOf(type) === undefined) return nullable(type);
  if (isReferenceType(type)) throw featureError('nullable reference types', node);
  throw new ExpressionError(
    'CS0453',
    `The type '${displayName(type)}' must be a non-nullable value type in order to use it as parameter 'T' in the generic type or method 'Nullable<T>'`,
    node,
  );
}

function named(names: Names, node: NamedTypeNode): Type {
  const keyword = KEYWORDS.get(node.name);
  if (keyword !== undefined) return keyword;
  if (node.name === 'dynamic') {
    names.allowed.dynamic(node);
    return DYNAMIC;
  }
  const definition = definitionOf(names, node);
  names.allowed.type(definition, node);
  return definition.of(...node.arguments.map(argument => typeOfNode(names, argument)));
}

const MOST_PARAMETERS = 17;

/** A type of that name with another number of parameters. */
const ofOtherCount = (library: Library, name: string): TypeDefinition | undefined =>
  Array.from({ length: MOST_PARAMETERS + 1 }, (_, count) => library.find(name, count)[0]).find(
    each => each !== undefined,
  );

function definitionOf(names: Names, node: NamedTypeNode): TypeDefinition {
  const [found] = names.library.find(node.name, node.arguments.length);
  if (found !== undefined) return found;
  const other = ofOtherCount(names.library, node.name);
  if (other === undefined) throw unknown(names, node);
  const written = `${other.name}<${other.parameters.map(each => each.name).join(', ')}>`;
  throw other.parameters.length > 0
    ? new ExpressionError(
        'CS0305',
        `Using the generic type '${written}' requires ${other.parameters.length} type arguments`,
        node,
      )
    : new ExpressionError('CS0308', `The non-generic type '${other.name}' cannot be used with type arguments`, node);
}

/** Of `A.B.C` the first name that means nothing is at fault; the type arguments belong to the last. */
function unknown(names: Names, node: NamedTypeNode): ExpressionError {
  const parts = node.name.split('.');
  const at = parts.findIndex((_, index) => !isNamespace(names, parts.slice(0, index + 1).join('.')));
  const name = parts[at] ?? node.name;
  const count = at === parts.length - 1 ? node.arguments.length : 0;
  const before = parts.slice(0, at).join('.');
  return before === '' ? noSuchType(names, name, count, node) : notInNamespace(names, before, name, count, node);
}

export const isVar = (node: TypeNode): boolean => node.kind === 'named-type' && node.name === 'var';
