import { ancestors, basesOf, substitute } from '../types/hierarchy.ts';
import type { Library } from '../types/library.ts';
import type { Member } from '../types/member.ts';
import { ENUM, OBJECT } from '../types/primitives.ts';
import { NamedType, type Type, type TypeParameter } from '../types/type.ts';
import type { Candidate } from './operand.ts';

/** The types whose members can be called on a value of this one: itself, its base classes or base interfaces, and object. */
export function memberTypes(type: Type): readonly NamedType[] {
  const isInterface = type instanceof NamedType && type.kind === 'interface';
  if (isInterface) return [...ancestors(type).filter(each => each instanceof NamedType), OBJECT];
  const found: NamedType[] = type instanceof NamedType ? [type] : [];
  for (let base = baseClass(type); base !== undefined; base = baseClass(base)) found.push(base);
  if (type instanceof NamedType && type.kind === 'enum') found.push(ENUM);
  return found.includes(OBJECT) ? found : [...found, OBJECT];
}

const baseClass = (type: Type): NamedType | undefined => basesOf(type).find(({ kind }) => kind === 'class');

/** Those of the nearest types first; one that an override with the same parameters hides is left out. */
export function findMembers(library: Library, type: Type, name: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const owner of memberTypes(type))
    for (const member of library.declared(owner.definition, name)) {
      const candidate = candidateOf(member, owner.arguments);
      if (!found.some(other => hides(other, candidate))) found.push(candidate);
    }
  return found;
}

const hides = ({ member, parameters }: Candidate, other: Candidate): boolean =>
  member.typeParameters.length === other.member.typeParameters.length &&
  parameters.length === other.parameters.length &&
  parameters.every((type, index) => type === other.parameters[index]);

export function candidateOf(member: Member, ownerArguments: readonly Type[]): Candidate {
  const given = new Map(pairs(member.owner.parameters, ownerArguments));
  return {
    member,
    ownerArguments,
    parameters: member.parameters.map(({ type }) => substitute(type, given)),
    result: substitute(member.type, given),
  };
}

const pairs = (parameters: readonly TypeParameter[], given: readonly Type[]): [TypeParameter, Type][] =>
  parameters.flatMap((parameter, index): [TypeParameter, Type][] => {
    const type = given[index];
    return type === undefined ? [] : [[parameter, type]];
  });

/** Puts the type arguments of a generic method in. */
export function instantiate(candidate: Candidate, typeArguments: readonly Type[]): Candidate {
  const given = new Map(pairs(candidate.member.typeParameters, typeArguments));
  return {
    ...candidate,
    parameters: candidate.parameters.map(type => substitute(type, given)),
    result: substitute(candidate.result, given),
  };
}
