import type { BoundFunction } from '../check/bound.ts';
import type { Emitter } from './emitter.ts';
import { type Evaluate, type Execute, Frame } from './frame.ts';
import { renewing } from './locals.ts';

/** A lambda or local function: at run time, a JavaScript function that carries the cells it shares. */
export function functionValue(outer: Emitter, inner: Emitter, bound: BoundFunction): Evaluate {
  const captured = [...bound.scope.captured];
  const from = captured.map(local => outer.layout.slot(local));
  const to = captured.map(local => inner.layout.slot(local));
  const run = runner(inner, bound);
  return frame => {
    const shared = from.map(slot => (frame.locals[slot] ??= { value: undefined }));
    return (...given: unknown[]) => {
      const own = new Frame(frame.run, new Array(inner.layout.size));
      for (const [index, slot] of to.entries()) own.locals[slot] = shared[index];
      return run(own, given);
    };
  };
}

function runner(inner: Emitter, bound: BoundFunction): (frame: Frame, given: readonly unknown[]) => unknown {
  const slots = bound.parameters.map(local => ({
    slot: inner.layout.slot(local),
    isShared: local.isShared && local.by === undefined,
  }));
  const body = functionBody(inner, bound);
  return (frame, given) => {
    const { meter } = frame.run;
    meter.step();
    meter.enter();
    for (const [index, { slot, isShared }] of slots.entries())
      frame.locals[slot] = isShared ? { value: given[index] } : given[index];
    try {
      return body(frame);
    } finally {
      meter.leave();
    }
  };
}

/** What the function answers, once its parameters stand in the frame. */
export function functionBody(emitter: Emitter, { body, value, parameters }: BoundFunction): Evaluate {
  if (value === undefined) return returning(body === undefined ? undefined : emitter.statement(body));
  const declared = body?.kind === 'block' ? body.locals.filter(local => !parameters.includes(local)) : [];
  const renew = renewing(emitter, declared);
  const evaluate = emitter.value(value);
  if (renew === undefined) return evaluate;
  return frame => {
    renew(frame);
    return evaluate(frame);
  };
}

const returning =
  (body: Execute | undefined): Evaluate =>
  frame => {
    body?.(frame);
    return frame.result;
  };
