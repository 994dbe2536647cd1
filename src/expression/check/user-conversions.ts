import { basesOf } from '../types/hierarchy.ts';
import type { Library } from '../types/library.ts';
import { NamedType, type Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { applyConversion, standardConversion } from './conversions.ts';
import { candidateOf } from './members.ts';
import type { Candidate } from './operand.ts';

export interface UserConversion {
  readonly operator: Candidate;
  /** What the operator takes and gives. */
  readonly source: Type;
  readonly target: Type;
}

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/conversions#105-user-defined-conversions */
export function userConversion(
  library: Library,
  from: Type,
  to: Type,
  isImplicit: boolean,
): UserConversion | undefined {
  const fitting = operatorsOf(library, from, to, isImplicit).filter(each => fits(each, from, to, isImplicit));
  const source = nearest(
    fitting.map(each => each.source),
    from,
  );
  const target = nearest(
    fitting.map(each => each.target),
    to,
  );
  return fitting.find(each => each.source === source && each.target === target);
}

function operatorsOf(library: Library, from: Type, to: Type, isImplicit: boolean): readonly UserConversion[] {
  const names = isImplicit ? ['op_implicit'] : ['op_implicit', 'op_explicit'];
  const owners = new Set([...withBases(from), ...withBases(to)]);
  return [...owners].flatMap(({ definition, arguments: given }) =>
    names.flatMap(name => library.declared(definition, name).map(member => conversionOf(candidateOf(member, given)))),
  );
}

function conversionOf(operator: Candidate): UserConversion {
  return { operator, source: operator.parameters[0] ?? operator.result, target: operator.result };
}

function withBases(type: Type): readonly NamedType[] {
  const found: NamedType[] = type instanceof NamedType ? [type] : [];
  for (const each of found) found.push(...basesOf(each).filter(({ kind }) => kind === 'class'));
  return found;
}

function fits({ source, target }: UserConversion, from: Type, to: Type, isImplicit: boolean): boolean {
  const before = standardConversion(from, source, false) ?? standardConversion(source, from, false);
  const after = standardConversion(target, to, false) ?? standardConversion(to, target, false);
  if (before === undefined || after === undefined) return false;
  return !isImplicit || (isStandardImplicit(from, source) && isStandardImplicit(target, to));
}

export const isStandardImplicit = (from: Type, to: Type): boolean =>
  standardConversion(from, to, false)?.isImplicit ?? false;

/** The type itself, if it is among them; else the one that is closest: encompassed by the others, or encompassing them. */
function nearest(types: readonly Type[], wanted: Type): Type | undefined {
  if (types.includes(wanted)) return wanted;
  const encompassing = types.filter(type => isStandardImplicit(wanted, type));
  if (encompassing.length > 0)
    return encompassing.find(type => encompassing.every(other => isStandardImplicit(type, other)));
  return types.find(type => types.every(other => isStandardImplicit(other, type)));
}

/** The operator called, with the built-in conversions before and after it. */
export function applyUser(operand: Bound, { operator, source, target }: UserConversion, to: Type): Bound {
  const before = standardConversion(operand.type, source, false);
  const given = before === undefined ? operand : applyConversion(operand, before, source);
  const called: Bound = {
    kind: 'call',
    type: target,
    member: operator.member,
    accessor: 'get',
    typeArguments: operator.ownerArguments,
    receiver: undefined,
    arguments: [given],
  };
  const after = standardConversion(target, to, false);
  return after === undefined ? called : applyConversion(called, after, to);
}
