import type { Allowed } from '../check/allowed.ts';
import { ExpressionError } from '../expression-error.ts';
import { ancestors } from '../types/hierarchy.ts';
import type { Member } from '../types/member.ts';
import { NamedType } from '../types/type.ts';
import { LISTED_TYPES } from './listed-types.ts';
import { netTypes } from './net-types.ts';
import { isAllowedMember, NOT_ALLOWED } from './not-allowed.ts';

/** Those of `context` and what comes with it. */
const OF_THE_GATEWAY = 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway';

const isNamespace = (name: string): boolean => netTypes().namespaces.has(name);

/** Azure's words, without type arguments: https://github.com/annaji-msft/apimanagement-policyutil, CompilerDiagnosticConstants. */
const typeRefused = (fullName: string): string => `Usage of type '${fullName}' is not supported within expressions`;
const memberRefused = (name: string, fullName: string): string =>
  `Usage of member '${name}' of type '${fullName}' is not supported within expressions`;

/** What API Management allows: the types and members of Microsoft's list. */
export const listedOnly = (used: (member: Member) => unknown): Allowed => ({
  member(member, span) {
    if (!isAllowedMember(member))
      throw new ExpressionError(undefined, memberRefused(member.name, member.owner.fullName), span);
    used(member);
  },
  type({ namespace, fullName }, span) {
    if (namespace !== OF_THE_GATEWAY && !LISTED_TYPES.has(fullName))
      throw new ExpressionError(undefined, typeRefused(fullName), span);
  },
  dynamic(span) {
    throw new ExpressionError(undefined, 'Dynamic member invocation is not supported', span);
  },
  otherType(name, span) {
    const fullName = netTypes().fullNames.get(name);
    return fullName === undefined ? undefined : new ExpressionError(undefined, typeRefused(fullName), span);
  },
  otherMember(type, name, span) {
    const owner = ancestors(type).find(
      each => each instanceof NamedType && NOT_ALLOWED.has(`${each.definition.name}.${name}`),
    );
    return owner instanceof NamedType
      ? new ExpressionError(undefined, memberRefused(name, owner.definition.fullName), span)
      : undefined;
  },
  isNamespace,
});

/** All that the library has, for learning: Azure refuses some of it. */
export const allTypes = (used: (member: Member) => unknown): Allowed => ({
  member: used,
  type: () => undefined,
  dynamic: () => undefined,
  otherType: () => undefined,
  otherMember: () => undefined,
  isNamespace,
});
