import type { Bound, Call, Invoke, OutArgument } from '../check/bound.ts';
import { PROXY_REQUEST_CONTEXT } from '../context/types.ts';
import { type NetException, nullAt } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { type Callable, callable, delegate, meteredCallable } from '../trust.ts';
import { isReferenceType } from '../types/hierarchy.ts';
import { OBJECT, STRING } from '../types/primitives.ts';
import { Generic, type Implementation, type MemberBody, Metered, metered } from '../types/table.ts';
import { ArrayType } from '../types/type.ts';
import { argumentCost, charged, chargeSearch, isSearch, receiverCost } from './charges.ts';
import type { Emitter } from './emitter.ts';
import type { Evaluate, Frame } from './frame.ts';

export function call(emitter: Emitter, bound: Call): Evaluate {
  const body = bodyOf(bound);
  const given = bound.arguments.map((argument, index) =>
    looksUp(bound) ? argumentOf(emitter, argument) : charged(argumentOf(emitter, argument), argumentCost(bound, index)),
  );
  const values = [
    ...(bound.receiver === undefined ? [] : [charged(emitter.value(bound.receiver), receiverCost(bound))]),
    ...(bound.order === undefined ? given : inOrder(given, bound.order)),
  ];
  const isPresent = bound.receiver === undefined || !isReferenceType(bound.receiver.type);
  const { receiverSpan } = bound;
  const absent = () => nullAt(receiverSpan);
  if (body instanceof Metered) {
    const run = meteredCallable(body.run);
    return noted(bound, body, meteredCall(isPresent ? run : presentMetered(run, absent), values));
  }
  const run = isPresent ? callable(body) : present(callable(body), absent);
  return isOfHost(bound) || looksUp(bound) ? quickCall(run, values) : noted(bound, body, countedCall(run, values));
}

/** What is answered counts. */
function noted(bound: Call, body: Implementation | Metered, evaluate: Evaluate): Evaluate {
  if ((bound.type === STRING || bound.member.type === STRING) && !looksUp(bound)) return measured(evaluate);
  if (bound.type instanceof ArrayType && !(body instanceof Metered)) return measuredArray(evaluate);
  return bound.type === STRING || bound.type === OBJECT ? noticing(evaluate) : evaluate;
}

/** Shorter texts slow nothing down that the meter would have to know of. */
const SHORT = 1024;

/** What an object of the host answers was there before the expression ran, and takes no time. */
const isOfHost = ({ member }: Call): boolean =>
  member.kind === 'property' && !(member.body instanceof Metered) && member.owner.namespace === HOST;

const HOST = PROXY_REQUEST_CONTEXT.definition.namespace;

/** What these answer was there before. */
const looksUp = ({ member }: Call): boolean => member.kind === 'indexer' || member.name === 'GetValueOrDefault';

/** The implementation for the type arguments of this call. */
function bodyOf(bound: Call): Implementation | Metered {
  const { member, accessor, typeArguments } = bound;
  const body = accessorOf(member.body, accessor);
  const made = body instanceof Generic ? body.make(...typeArguments) : body;
  if (typeof made === 'function') return isSearch(bound) ? searching(made) : made;
  if (made instanceof Metered) return made;
  throw new Error(`${member.owner.fullName}.${member.name} has no implementation.`);
}

function searching(body: Implementation): Metered {
  const search = callable(body);
  return metered((meter, items: unknown, ...given: readonly unknown[]) => {
    chargeSearch(meter, items, given[0]);
    return search(items, ...given);
  });
}

const accessorOf = (body: MemberBody, accessor: 'get' | 'set'): MemberBody =>
  typeof body === 'object' && 'get' in body ? body[accessor] : body;

/** All are computed with the first of them, and then read where they belong. */
function inOrder(given: readonly Evaluate[], order: readonly number[]): readonly Evaluate[] {
  const rest = given.map((_, index) => index).filter(index => !order.includes(index));
  const computed = new WeakMap<Frame, unknown[]>();
  const compute = (frame: Frame): unknown[] => {
    const values: unknown[] = [];
    for (const index of [...order, ...rest]) values[index] = given[index]?.(frame);
    return values;
  };
  return given.map((_, index) => frame => {
    if (index === 0) computed.set(frame, compute(frame));
    return computed.get(frame)?.[index];
  });
}

/** A member of null is an exception, once the arguments are computed. */
const present =
  (body: Callable, absent: () => NetException): Callable =>
  (self, ...given) => {
    if (self === null) throw absent();
    return body(self, ...given);
  };

const presentMetered =
  (body: ReturnType<typeof meteredCallable>, absent: () => NetException): ReturnType<typeof meteredCallable> =>
  (meter, self, ...given) => {
    if (self === null) throw absent();
    return body(meter, self, ...given);
  };

function argumentOf(emitter: Emitter, argument: Bound | OutArgument): Evaluate {
  if (argument.kind !== 'out') return emitter.value(argument);
  const slot = emitter.layout.slot(argument.local);
  return frame => {
    frame.locals[slot] ??= { value: undefined };
    return frame.locals[slot];
  };
}

/** Of a member that takes no time, and answers what was there before. */
function quickCall(body: Callable, values: readonly Evaluate[]): Evaluate {
  const [first, second, third, ...more] = values;
  if (first === undefined) return () => body();
  if (second === undefined) return frame => noticed(frame, body(first(frame)));
  if (third === undefined) return frame => noticed(frame, body(first(frame), second(frame)));
  if (more.length === 0) return frame => noticed(frame, body(first(frame), second(frame), third(frame)));
  return frame => noticed(frame, body(...values.map(value => value(frame))));
}

function noticed({ run }: Frame, value: unknown): unknown {
  if (typeof value === 'string' && value.length > SHORT) run.meter.met(value);
  return value;
}

function countedCall(body: Callable, values: readonly Evaluate[]): Evaluate {
  const [first, second, third] = values;
  if (first === undefined) return () => body();
  if (second === undefined)
    return frame => {
      frame.run.meter.call();
      return body(first(frame));
    };
  if (third === undefined)
    return frame => {
      frame.run.meter.call();
      return body(first(frame), second(frame));
    };
  return frame => {
    frame.run.meter.call();
    return body(...values.map(value => value(frame)));
  };
}

function meteredCall(body: ReturnType<typeof meteredCallable>, values: readonly Evaluate[]): Evaluate {
  const [first, second, third] = values;
  if (first === undefined)
    return ({ run }) => {
      run.meter.call();
      return body(run.meter);
    };
  if (second === undefined)
    return frame => {
      frame.run.meter.call();
      return body(frame.run.meter, first(frame));
    };
  if (third === undefined)
    return frame => {
      frame.run.meter.call();
      return body(frame.run.meter, first(frame), second(frame));
    };
  return frame => {
    frame.run.meter.call();
    return body(frame.run.meter, ...values.map(value => value(frame)));
  };
}

/** Long texts count towards what an evaluation may build, unless they were charged when they were made. */
function measured(evaluate: Evaluate): Evaluate {
  return frame => {
    const { meter } = frame.run;
    const before = meter.room;
    const result = evaluate(frame);
    if (typeof result === 'string') meter.built(result, before);
    return result;
  };
}

/** A member without the meter made it of what it was given, and is no larger than that. */
function measuredArray(evaluate: Evaluate): Evaluate {
  return frame => {
    const result = evaluate(frame);
    if (result instanceof NetArray) frame.run.meter.listed(result.items.length);
    return result;
  };
}

const noticing =
  (evaluate: Evaluate): Evaluate =>
  frame =>
    noticed(frame, evaluate(frame));

export function invoke(emitter: Emitter, { target, targetSpan, arguments: given }: Invoke): Evaluate {
  const called = emitter.value(target);
  const evaluated = given.map(argument => argumentOf(emitter, argument));
  return frame => {
    const found = called(frame);
    const values = evaluated.map(evaluate => evaluate(frame));
    if (found === null) throw nullAt(targetSpan);
    return delegate(found)(...values);
  };
}
