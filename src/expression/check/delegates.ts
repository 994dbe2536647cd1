import type { Span } from '../syntax/ast.ts';
import { delegate } from '../trust.ts';
import { type DelegateSignature, delegateSignature } from '../types/delegates.ts';
import { VOID } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { apply, type Bound, readTemporary } from './bound.ts';
import { call } from './calls.ts';
import type { Checker } from './checker.ts';
import { standIn } from './delegate-result.ts';
import type { MethodGroup, Untyped } from './operand.ts';
import { resolve } from './overloads.ts';
import { FunctionScope, type Local } from './scope.ts';

type Source = Extract<Untyped, { readonly kind: 'untyped-lambda' }> | MethodGroup;

/** A lambda or a method as a delegate of the type; undefined where the numbers of parameters differ. */
export function toDelegate(checker: Checker, source: Source, type: NamedType): Bound | undefined {
  const signature = delegateSignature(type);
  if (signature === undefined) return undefined;
  return source.kind === 'methods'
    ? ofMethod(checker, source, type, signature)
    : ofLambda(checker, source, type, signature);
}

function ofLambda(
  checker: Checker,
  { node, scope }: Exclude<Source, MethodGroup>,
  type: NamedType,
  signature: DelegateSignature,
): Bound | undefined {
  if (node.parameters.length !== signature.parameters.length) return undefined;
  const lambda = checker.lambda(node, signature.parameters, signature.result, scope);
  return { kind: 'lambda', type, function: lambda.function };
}

const NOWHERE: Span = { start: 0, end: 0 };

/** The receiver is computed once, when the delegate is made: it is the first argument of a function that takes it too. */
function ofMethod(checker: Checker, group: MethodGroup, type: NamedType, signature: DelegateSignature): Bound {
  const { receiver } = group;
  if (receiver.kind === 'type') return lambdaOf(checker, group, type, signature, []);
  const scope = new FunctionScope(undefined);
  const holder = scope.temporary(receiver.type);
  const whole = lambdaOf(checker, { ...group, receiver: readTemporary(holder) }, type, signature, [holder]);
  return apply(type, [receiver, whole], (first: unknown, call: unknown) => delegate(call).bind(undefined, first));
}

function lambdaOf(
  checker: Checker,
  group: MethodGroup,
  type: NamedType,
  { parameters, result }: DelegateSignature,
  before: readonly Local[],
): Bound {
  const scope = before[0]?.owner ?? new FunctionScope(undefined);
  const locals = parameters.map(each => scope.temporary(each));
  const given = locals.map(local => ({ ...standIn(local.type), operand: readTemporary(local) }));
  const called = call(checker, group, resolve(checker, group, given, NOWHERE), given);
  const value = result === VOID ? called : checker.convert(called, result, NOWHERE);
  return {
    kind: 'lambda',
    type,
    function: {
      scope,
      parameters: [...before, ...locals],
      body: undefined,
      value,
      returnsValue: false,
      span: NOWHERE,
    },
  };
}
