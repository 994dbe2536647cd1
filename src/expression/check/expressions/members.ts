import { ExpressionError } from '../../expression-error.ts';
import type { AnonymousObject } from '../../runtime/anonymous-object.ts';
import { nullReference } from '../../runtime/exception.ts';
import { unboxTo } from '../../runtime/unbox.ts';
import type { MemberNode, Name, Span } from '../../syntax/ast.ts';
import { callable } from '../../trust.ts';
import { displayName } from '../../types/display.ts';
import { DECIMAL, DYNAMIC, NULL, VOID } from '../../types/primitives.ts';
import { AnonymousType, TupleType } from '../../types/structural.ts';
import { NamedType, type Type } from '../../types/type.ts';
import { apply, type Bound, constant } from '../bound.ts';
import { seenAs } from '../calls.ts';
import type { Checker } from '../checker.ts';
import { describe } from '../describe.ts';
import { candidateOf, findMembers } from '../members.ts';
import { isNamespace } from '../namespaces.ts';
import { type Candidate, isValue, type Operand, type TypeOperand } from '../operand.ts';
import { noMember, noStaticMember, notInNamespace } from '../refuse.ts';
import { memberText } from '../refuse-arguments.ts';
import type { Scope } from '../scope.ts';
import { namedType } from './identifiers.ts';

/** What is called: a property that holds no delegate does not hide a method of its name. */
export function calledMember(checker: Checker, node: MemberNode, scope: Scope): Operand {
  const found = member(checker, node, scope);
  if (found.kind !== 'call' || found.receiver === undefined || isDelegate(found.type)) return found;
  const extensions = checker.library.extensions(node.name.text).map(each => candidateOf(each, []));
  const typeArguments = node.typeArguments.map(type => checker.type(type));
  if (extensions.length === 0) return found;
  return { kind: 'methods', name: node.name.text, receiver: found.receiver, candidates: [], extensions, typeArguments };
}

const isDelegate = (type: Type): boolean => type instanceof NamedType && type.kind === 'delegate';

export function member(checker: Checker, node: MemberNode, scope: Scope): Operand {
  const target = checker.operand(node.target, scope);
  const { name } = node;
  if (target.kind === 'namespace') return inNamespace(checker, target.name, node);
  if (target.kind === 'type') return ofType(checker, target, node);
  const [method] = target.kind === 'methods' ? [...target.candidates, ...target.extensions] : [];
  if (method !== undefined)
    throw new ExpressionError(
      'CS0119',
      `'${memberText(method)}' is a method, which is not valid in the given context`,
      node.target,
    );
  if (!isValue(target))
    throw new ExpressionError(
      'CS0023',
      `Operator '.' cannot be applied to operand of type '${describe(target)}'`,
      node,
    );
  if (target.type === NULL || target.type === VOID)
    throw new ExpressionError(
      'CS0023',
      `Operator '.' cannot be applied to operand of type '${displayName(target.type)}'`,
      node,
    );
  return memberOf(
    checker,
    target,
    name,
    node,
    node.typeArguments.map(type => checker.type(type)),
  );
}

/** A property, or the methods of that name. */
export function memberOf(
  checker: Checker,
  target: Bound,
  name: Name,
  span: Span,
  typeArguments: readonly Type[],
): Operand {
  if (target.type === DYNAMIC) return { kind: 'dynamic-member', receiver: target, name: name.text };
  const index = target.type instanceof TupleType ? target.type.names.indexOf(name.text) : -1;
  const item = index === -1 ? name : { ...name, text: `Item${index + 1}` };
  return anonymous(target, name.text) ?? ofValue(checker, target, item, span, typeArguments);
}

function anonymous(target: Bound, name: string): Bound | undefined {
  const found = target.type instanceof AnonymousType ? target.type.members.get(name) : undefined;
  return found === undefined ? undefined : apply(found, [target], anonymousMember(name, found));
}

function anonymousMember(name: string, type: Type): (object: AnonymousObject | null) => unknown {
  const unbox = unboxTo(type);
  return object => {
    if (object === null) throw nullReference();
    return unbox(object.get(name));
  };
}

function inNamespace(checker: Checker, namespace: string, { name, typeArguments }: MemberNode): Operand {
  const full = `${namespace}.${name.text}`;
  const [definition] = checker.library.find(full, typeArguments.length);
  if (definition !== undefined) return namedType(checker, definition, typeArguments, name);
  if (isNamespace(checker, full)) return { kind: 'namespace', name: full };
  throw notInNamespace(checker, namespace, name.text, 0, name);
}

function ofType(checker: Checker, target: TypeOperand, node: MemberNode): Operand {
  const { name } = node;
  const nested =
    target.of instanceof NamedType
      ? checker.library.find(`${target.of.definition.fullName}.${name.text}`, 0)[0]
      : undefined;
  if (nested !== undefined) return namedType(checker, nested, [], name);
  const found = findMembers(checker.library, target.of, name.text);
  const statics = found.filter(each => each.member.isStatic);
  const [first] = statics;
  if (found.length === 0) throw noStaticMember(checker, target.of, name.text, name);
  if (first === undefined)
    throw new ExpressionError(
      'CS0120',
      `An object reference is required for the non-static field, method, or property '${displayName(target.of)}.${name.text}'`,
      node,
    );
  checker.allowed.member(first.member, name);
  const typeArguments = node.typeArguments.map(type => checker.type(type));
  if (first.member.kind === 'method')
    return { kind: 'methods', name: name.text, receiver: target, candidates: statics, extensions: [], typeArguments };
  if (first.member.kind === 'constant') return constant(first.result, first.member.body);
  if (first.member.owner === DECIMAL.definition && typeof first.member.body === 'function')
    return constant(first.result, callable(first.member.body)());
  return property(first, undefined);
}

function ofValue(checker: Checker, target: Bound, name: Name, span: Span, typeArguments: readonly Type[]): Operand {
  const found = findMembers(checker.library, target.type, name.text);
  const [first] = found;
  if (first === undefined && name.text === 'Invoke' && isDelegate(target.type)) return target;
  const extensions = checker.library.extensions(name.text).map(each => candidateOf(each, []));
  if (first === undefined && extensions.length === 0) throw noMember(checker, target.type, name.text, name);
  const methods = found.filter(each => !each.member.isStatic);
  if (first === undefined || first.member.kind === 'method')
    return { kind: 'methods', name: name.text, receiver: target, candidates: methods, extensions, typeArguments };
  checker.allowed.member(first.member, name);
  if (first.member.isStatic)
    throw new ExpressionError(
      'CS0176',
      `Member '${displayName(target.type)}.${name.text}' cannot be accessed with an instance reference; qualify it with a type name instead`,
      span,
    );
  return property(first, target);
}

export function property(found: Candidate, target: Bound | undefined): Bound {
  const receiver = target === undefined ? undefined : seenAs(target, found.member.owner.open);
  return {
    kind: 'call',
    type: found.result,
    member: found.member,
    accessor: 'get',
    typeArguments: found.ownerArguments,
    receiver,
    arguments: [],
  };
}
