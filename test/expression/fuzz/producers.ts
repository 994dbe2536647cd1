import { LIBRARY } from '../../../src/expression/library/index.ts';
import { isSubtype, substitute } from '../../../src/expression/types/hierarchy.ts';
import { isExtension, type Member, type Parameter } from '../../../src/expression/types/member.ts';
import { INT32, OBJECT, STRING, VOID } from '../../../src/expression/types/primitives.ts';
import type { NamedType, Type, TypeDefinition, TypeParameter } from '../../../src/expression/types/type.ts';

/** A member of the library, its type parameters replaced, by what it gives. */
export interface Producer {
  readonly owner: NamedType;
  readonly member: Member;
  readonly parameters: readonly Parameter[];
  readonly result: Type;
  /** Those of the method. */
  readonly typeArguments: readonly Type[];
}

const ARGUMENTS: readonly (readonly Type[])[] = [
  [STRING, INT32],
  [INT32, STRING],
  [STRING, OBJECT],
  [OBJECT, OBJECT],
];

/** How the type parameters may be replaced; there is no more than one way where there are none. */
function replacements(parameters: readonly TypeParameter[]): readonly (readonly Type[])[] {
  if (parameters.length === 0) return [[]];
  return ARGUMENTS.map(types => parameters.map((_, index) => types[index % types.length] ?? OBJECT));
}

const ofDefinition = (definition: TypeDefinition): readonly Producer[] =>
  replacements(definition.parameters).flatMap(types =>
    LIBRARY.names(definition).flatMap(name =>
      LIBRARY.declared(definition, name).flatMap(member => ofMember(definition.of(...types), member)),
    ),
  );

const ofMember = (owner: NamedType, member: Member): readonly Producer[] =>
  replacements(member.typeParameters).map(typeArguments => {
    const given = new Map([
      ...owner.definition.parameters.map((parameter, index) => [parameter, owner.arguments[index] ?? OBJECT] as const),
      ...member.typeParameters.map((parameter, index) => [parameter, typeArguments[index] ?? OBJECT] as const),
    ]);
    return {
      owner,
      member,
      typeArguments,
      parameters: member.parameters.map(each => ({ ...each, type: substitute(each.type, given) })),
      result: substitute(member.type, given),
    };
  });

const canBeWritten = ({ member, result }: Producer): boolean =>
  (member.kind !== 'operator' || member.parameters.length < 3) && (result !== VOID || member.kind === 'method');

export const PRODUCERS: readonly Producer[] = [...LIBRARY.definitions].flatMap(ofDefinition).filter(canBeWritten);

export const isStatic = ({ member }: Producer): boolean => member.isStatic && !isExtension(member);

/** Remembers which members give what is of a type. */
export class ProducersByType {
  readonly #known = new Map<Type, readonly Producer[]>();

  of(type: Type): readonly Producer[] {
    const known =
      this.#known.get(type) ?? PRODUCERS.filter(({ result }) => result === type || isSubtypeOf(result, type));
    this.#known.set(type, known);
    return known;
  }
}

const isSubtypeOf = (result: Type, type: Type): boolean => result !== VOID && isSubtype(result, type);
