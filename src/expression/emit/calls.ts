import type { Bound, Call, Invoke, OutArgument } from '../check/bound.ts';
import { type NetException, nullAt } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { type Callable, callable, delegate, meteredCallable } from '../trust.ts';
import { isReferenceType } from '../types/hierarchy.ts';
import { OBJECT, STRING } from '../types/primitives.ts';
import { Generic, type MemberBody, Metered } from '../types/table.ts';
import { ArrayType } from '../types/type.ts';
import type { Emitter } from './emitter.ts';
import type { Evaluate, Frame } from './frame.ts';

export function call(emitter: Emitter, bound: Call): Evaluate {
  const body = bodyOf(bound);
  const given = bound.arguments.map((argument, index) =>
    charged(argumentOf(emitter, argument), DEMANDING.get(bound.member.parameters[index]?.name ?? '')),
  );
  const values = [
    ...(bound.receiver === undefined
      ? []
      : [charged(emitter.value(bound.receiver), bound.member.name === 'Split' ? 1 : undefined)]),
    ...(bound.order === undefined ? given : inOrder(given, bound.order)),
  ];
  const isPresent = bound.receiver === undefined || !isReferenceType(bound.receiver.type);
  const { receiverSpan } = bound;
  const absent = () => nullAt(receiverSpan);
  const evaluate =
    body instanceof Metered
      ? meteredCall(isPresent ? meteredCallable(body.run) : presentMetered(meteredCallable(body.run), absent), values)
      : plainCall(isPresent ? callable(body) : present(callable(body), absent), values);
  if ((bound.type === STRING || bound.member.type === STRING) && !looksUp(bound)) return measured(evaluate);
  if (bound.type instanceof ArrayType && !(body instanceof Metered)) return measuredArray(evaluate);
  return bound.type === STRING || bound.type === OBJECT ? noticed(evaluate) : evaluate;
}

/** What these texts become on the way takes as much memory as so many more of their characters. */
const DEMANDING: ReadonlyMap<string, number> = new Map([
  ['format', 8],
  ['pattern', 8],
  ['uriString', 8],
  ['relativeUri', 8],
]);

function charged(evaluate: Evaluate, times: number | undefined): Evaluate {
  if (times === undefined) return evaluate;
  return frame => {
    const value = evaluate(frame);
    if (typeof value === 'string') frame.run.meter.needs(value, times);
    return value;
  };
}

/** What these answer was there before. */
const looksUp = ({ member }: Call): boolean => member.kind === 'indexer' || member.name === 'GetValueOrDefault';

/** The implementation for the type arguments of this call. */
function bodyOf({ member, accessor, typeArguments }: Call) {
  const body = accessorOf(member.body, accessor);
  const made = body instanceof Generic ? body.make(...typeArguments) : body;
  if (typeof made === 'function' || made instanceof Metered) return made;
  throw new Error(`${member.owner.fullName}.${member.name} has no implementation.`);
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

function plainCall(body: Callable, values: readonly Evaluate[]): Evaluate {
  const [first, second, third, ...more] = values;
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
  if (more.length === 0)
    return frame => {
      frame.run.meter.call();
      return body(first(frame), second(frame), third(frame));
    };
  return frame => {
    frame.run.meter.call();
    return body(...values.map(value => value(frame)));
  };
}

const meteredCall =
  (body: ReturnType<typeof meteredCallable>, values: readonly Evaluate[]): Evaluate =>
  frame => {
    frame.run.meter.call();
    return body(frame.run.meter, ...values.map(value => value(frame)));
  };

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

function noticed(evaluate: Evaluate): Evaluate {
  return frame => {
    const result = evaluate(frame);
    if (typeof result === 'string') frame.run.meter.met(result);
    return result;
  };
}

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
