import { ExpressionError } from '../../expression-error.ts';
import type { ArgumentNode, CallNode, Expression, IndexNode, Span } from '../../syntax/ast.ts';
import { featureError } from '../../syntax/syntax-error.ts';
import { delegateSignature } from '../../types/delegates.ts';
import { displayName } from '../../types/display.ts';
import { DYNAMIC, INT32, INT64, NULL, UINT32, UINT64 } from '../../types/primitives.ts';
import { ArrayType, GridType, NamedType } from '../../types/type.ts';
import { apply, type Bound, type Invoke, type OutArgument } from '../bound.ts';
import { filled, takesAtMost } from '../called-function.ts';
import { call } from '../calls.ts';
import type { Checker } from '../checker.ts';
import { describe } from '../describe.ts';
import { dynamicCall, dynamicIndex } from '../dynamic.ts';
import { findMembers } from '../members.ts';
import { type Argument, isValue, type MethodGroup, type Operand } from '../operand.ts';
import { isOfType, outArgument } from '../out-arguments.ts';
import { resolve } from '../overloads.ts';
import { noMember } from '../refuse.ts';
import { cannotConvert, wrongPassing } from '../refuse-arguments.ts';
import { byName, localFunction, missing, notCallable, tooMany } from '../refuse-delegate-arguments.ts';
import type { FunctionParameter, Scope } from '../scope.ts';
import { calledMember } from './members.ts';

export function callOperand(checker: Checker, node: CallNode, scope: Scope): Bound {
  const target =
    node.target.kind === 'member' ? calledMember(checker, node.target, scope) : checker.callee(node.target, scope);
  const given = argumentsOf(checker, node.arguments, scope);
  if (target.kind === 'methods') return methodCall(checker, target, given, nameSpan(node.target));
  if (target.kind === 'dynamic-member') return dynamicCall(checker, target, given);
  if (isValue(target)) return delegateCall(checker, target, given, node);
  throw new ExpressionError(
    'CS1955',
    `Non-invocable member '${describe(target)}' cannot be used like a method.`,
    node.target,
  );
}

/** Where the name of what is called stands. */
const nameSpan = (target: Expression): Span => (target.kind === 'member' ? target.name : target);

export function methodCall(checker: Checker, group: MethodGroup, given: readonly Argument[], span: Span): Bound {
  if (given.some(({ operand }) => isValue(operand) && operand.type === DYNAMIC))
    return dynamicCall(checker, group, given);
  const form = resolve(checker, group, given, span);
  checker.allowed.member(form.chosen.member, span);
  return call(checker, group, form, given);
}

function delegateCall(checker: Checker, target: Bound, given: readonly Argument[], node: CallNode): Bound {
  const signature = target.type instanceof NamedType ? delegateSignature(target.type) : undefined;
  if (signature === undefined) throw notCallable(target, node);
  const { parameters, result } = signature;
  const own = localFunction(target);
  const isTooMany = own === undefined ? given.length > parameters.length : !takesAtMost(own, given.length);
  if (isTooMany) throw tooMany(target, given, node);
  const named = byName(target, given, node);
  const ordered = own === undefined ? named : filled(checker, own, given, named);
  const values = parameters.map((type, index) => {
    const argument = ordered[index];
    if (argument === undefined) throw missing(target, index, node);
    const parameter = own?.parameters[index];
    return passed(checker, argument, index, parameter ?? { type, by: undefined });
  });
  const bound: Invoke = { kind: 'invoke', type: result, target, arguments: values };
  for (const each of values) if (each.kind === 'out') each.local.sources.push(bound);
  return bound;
}

function passed(
  checker: Checker,
  argument: Argument,
  index: number,
  { type, by }: Pick<FunctionParameter, 'type' | 'by'>,
): Bound | OutArgument {
  const { operand, span } = argument;
  if (argument.by !== by) throw wrongPassing(argument, index, by);
  if (operand.kind === 'out-declaration' || by !== undefined) {
    if (!isOfType(argument, type)) throw cannotConvert(argument, index, type);
    return outArgument(argument, type);
  }
  if (!checker.canConvert(operand, type)) throw cannotConvert(argument, index, type);
  return checker.convert(operand, type, span);
}

export const argumentsOf = (checker: Checker, nodes: readonly ArgumentNode[], scope: Scope): readonly Argument[] =>
  nodes.map(node => ({
    name: node.name?.text,
    by: node.modifier === 'in' ? undefined : node.modifier,
    operand: argumentOperand(checker, node, scope),
    span: node.value,
  }));

function argumentOperand(checker: Checker, { value, modifier }: ArgumentNode, scope: Scope): Argument['operand'] {
  if (modifier === 'in') throw featureError('readonly references', value);
  if (modifier === 'out' && value.kind === 'declaration') {
    const isVar = value.type.kind === 'named-type' && value.type.name === 'var';
    const name = value.name === undefined ? undefined : { text: value.name.text, span: value.name };
    return { kind: 'out-declaration', type: isVar ? undefined : checker.type(value.type), name, scope };
  }
  const isDiscard =
    modifier === 'out' && value.kind === 'identifier' && value.name === '_' && scope.find('_') === undefined;
  return isDiscard
    ? { kind: 'out-declaration', type: undefined, name: undefined, scope }
    : checker.operand(value, scope);
}

export function index(checker: Checker, node: IndexNode, scope: Scope): Bound {
  const target = checker.operand(node.target, scope);
  const given = argumentsOf(checker, node.arguments, scope);
  return indexed(checker, target, given, node);
}

export function indexed(checker: Checker, target: Operand, given: readonly Argument[], span: Span): Bound {
  if (!isValue(target) || target.type === NULL)
    throw new ExpressionError(
      'CS0021',
      `Cannot apply indexing with [] to an expression of type '${describe(target)}'`,
      span,
    );
  if (target.type === DYNAMIC) return dynamicIndex(checker, target, given);
  if (target.type instanceof ArrayType || target.type instanceof GridType)
    return elementOf(checker, target, target.type, given, span);
  const candidates = findMembers(checker.library, target.type, 'this[]');
  if (candidates.length === 0)
    throw new ExpressionError(
      'CS0021',
      `Cannot apply indexing with [] to an expression of type '${displayName(target.type)}'`,
      span,
    );
  const group: MethodGroup = {
    kind: 'methods',
    name: 'this',
    receiver: target,
    candidates,
    extensions: [],
    typeArguments: [],
  };
  return methodCall(checker, group, given, span);
}

function elementOf(
  checker: Checker,
  array: Bound,
  type: ArrayType | GridType,
  given: readonly Argument[],
  span: Span,
): Bound {
  const rank = type instanceof GridType ? type.rank : 1;
  if (given.length !== rank)
    throw new ExpressionError('CS0022', `Wrong number of indices inside []; expected ${rank}`, span);
  return { kind: 'element', type: type.element, array, indexes: given.map(each => arrayIndex(checker, each)) };
}

/** An int; the wider integers may stand for one. */
export function arrayIndex(checker: Checker, { operand, span }: Pick<Argument, 'operand' | 'span'>): Bound {
  if (operand.kind === 'out-declaration')
    throw new ExpressionError('CS1615', 'An index may not be an out argument', span);
  const wide = [INT32, UINT32, INT64, UINT64].find(type => checker.canConvert(operand, type)) ?? INT32;
  const index = checker.convert(operand, wide, span);
  return wide === INT32 ? index : apply(INT32, [index], Number);
}

/** A method or property of a value by its name, as generated code needs it. */
export function methodOf(checker: Checker, receiver: Bound, name: string, span: Span): MethodGroup {
  const candidates = findMembers(checker.library, receiver.type, name);
  if (candidates.length === 0) throw noMember(checker, receiver.type, name, span);
  return { kind: 'methods', name, receiver, candidates, extensions: [], typeArguments: [] };
}
