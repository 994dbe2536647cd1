import type {
  Apply,
  Bound,
  Coalesce,
  Concat,
  Conditional,
  ConditionalAccess,
  Element,
  Logical,
  Sequence,
  Test,
  Throw,
} from '../check/bound.ts';
import {
  indexOutOfRange,
  NetException,
  NULL_REFERENCE_EXCEPTION,
  nullAt,
  nullReference,
} from '../runtime/exception.ts';
import { Grid, placeIn } from '../runtime/grid.ts';
import { NetArray } from '../runtime/net-array.ts';
import type { Span } from '../syntax/ast.ts';
import { type Callable, callable, text, truth } from '../trust.ts';
import { OBJECT, STRING } from '../types/primitives.ts';
import type { Emitter } from './emitter.ts';
import type { Evaluate } from './frame.ts';
import { setter } from './locals.ts';

export function apply(emitter: Emitter, { operands, apply: implementation, isMetered, operandSpan }: Apply): Evaluate {
  const plain = callable(implementation);
  const body = operandSpan === undefined ? plain : naming(plain, operandSpan);
  const values = operands.map(operand => emitter.value(operand));
  if (isMetered === true) return frame => body(frame.run.meter, ...values.map(value => value(frame)));
  const [first, second, third] = values;
  if (first === undefined) return () => body();
  if (second === undefined) return frame => body(first(frame));
  if (operands.some(mayBeLong))
    return third === undefined
      ? counted(frame => body(first(frame), second(frame)))
      : counted(frame => body(...values.map(value => value(frame))));
  if (third === undefined) return frame => body(first(frame), second(frame));
  return frame => body(...values.map(value => value(frame)));
}

/** A cast of null, or a member of it, says what was null. */
const naming =
  (body: Callable, span: Span): Callable =>
  (value, ...more) => {
    if (value !== null) return body(value, ...more);
    try {
      return body(value, ...more);
    } catch (error) {
      throw error instanceof NetException && error.type === NULL_REFERENCE_EXCEPTION ? nullAt(span) : error;
    }
  };

const mayBeLong = ({ type }: Bound): boolean => type === STRING || type === OBJECT;

const counted =
  (evaluate: Evaluate): Evaluate =>
  frame => {
    frame.run.meter.call();
    return evaluate(frame);
  };

export function element(emitter: Emitter, { array, indexes, arraySpan }: Element): Evaluate {
  const list = emitter.value(array);
  const [place, ...more] = indexes.map(index => emitter.value(index));
  if (place === undefined || more.length > 0)
    return inGrid(list, place === undefined ? more : [place, ...more], arraySpan);
  return frame => {
    const found = list(frame);
    const at = place(frame);
    if (!(found instanceof NetArray)) throw nullAt(arraySpan);
    if (typeof at !== 'number' || at < 0 || at >= found.items.length) throw indexOutOfRange();
    return found.items[at];
  };
}

/** Of an array of several dimensions. */
function inGrid(list: Evaluate, places: readonly Evaluate[], span: Span | undefined): Evaluate {
  return frame => {
    const found = list(frame);
    const at = places.map(place => Number(place(frame)));
    if (!(found instanceof Grid)) throw nullAt(span);
    return found.items[placeIn(found, at)];
  };
}

export function logical(emitter: Emitter, { kind, left, right }: Logical): Evaluate {
  const one = truth(emitter.value(left));
  const other = truth(emitter.value(right));
  return kind === 'and' ? frame => one(frame) && other(frame) : frame => one(frame) || other(frame);
}

export function conditional(emitter: Emitter, { condition, whenTrue, whenFalse }: Conditional): Evaluate {
  const test = truth(emitter.value(condition));
  const yes = emitter.value(whenTrue);
  const no = emitter.value(whenFalse);
  return frame => (test(frame) ? yes(frame) : no(frame));
}

export function conditionalAccess(emitter: Emitter, { target, temporary, access }: ConditionalAccess): Evaluate {
  const value = emitter.value(target);
  const set = setter(emitter, temporary);
  const rest = emitter.value(access);
  return frame => {
    const found = value(frame);
    if (found === null) return null;
    set(frame, found);
    return rest(frame);
  };
}

export function coalesce(emitter: Emitter, { left, temporary, present, right }: Coalesce): Evaluate {
  const value = emitter.value(left);
  const set = setter(emitter, temporary);
  const found = emitter.value(present);
  const otherwise = emitter.value(right);
  return frame => {
    const result = value(frame);
    if (result === null) return otherwise(frame);
    set(frame, result);
    return found(frame);
  };
}

export function concat(emitter: Emitter, { parts }: Concat): Evaluate {
  const texts = parts.map(part => text(emitter.value(part)));
  return frame => {
    let result = '';
    let longest = 0;
    for (const each of texts) {
      const part = each(frame) ?? '';
      result += part;
      if (part.length > longest) longest = part.length;
    }
    frame.run.meter.joined(result, longest);
    return result;
  };
}

export function sequence(emitter: Emitter, { effects, value }: Sequence): Evaluate {
  const first = effects.map(effect => emitter.value(effect));
  const last = emitter.value(value);
  return frame => {
    for (const effect of first) effect(frame);
    return last(frame);
  };
}

export function test(emitter: Emitter, { value, temporary, test: condition }: Test): Evaluate {
  const evaluate = emitter.value(value);
  const set = setter(emitter, temporary);
  const fits = emitter.value(condition);
  return frame => {
    set(frame, evaluate(frame));
    return fits(frame);
  };
}

export function throwing(emitter: Emitter, { value }: Throw): Evaluate {
  const evaluate = emitter.value(value);
  return frame => {
    throw exceptionOf(evaluate(frame));
  };
}

/** `throw null` throws a NullReferenceException. */
export const exceptionOf = (value: unknown): NetException => (value instanceof NetException ? value : nullReference());

export function constantValue(value: unknown): Evaluate {
  if (typeof value !== 'string' || value.length < LONG_CONSTANT) return () => value;
  return frame => {
    frame.run.meter.met(value);
    return value;
  };
}

/** Shorter ones slow nothing down that the meter would have to know of. */
const LONG_CONSTANT = 1024;
