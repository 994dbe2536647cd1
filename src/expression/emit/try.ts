import type { BoundCatch, BoundTry } from '../check/bound.ts';
import { NetException } from '../runtime/exception.ts';
import { truth } from '../trust.ts';
import { isSubtype } from '../types/hierarchy.ts';
import type { Emitter } from './emitter.ts';
import type { Execute, Frame, Signal } from './frame.ts';
import { renewing, setter } from './locals.ts';

type Catch = (frame: Frame, exception: NetException) => { readonly signal: Signal } | undefined;

export function tryStatement(emitter: Emitter, bound: BoundTry): Execute {
  const block = emitter.statement(bound.block);
  const catches = bound.catches.map(each => catchClause(emitter, each));
  const last = bound.finally === undefined ? undefined : emitter.statement(bound.finally);
  const guarded: Execute = frame => {
    try {
      return block(frame);
    } catch (error) {
      return handled(frame, error, catches);
    }
  };
  return last === undefined ? guarded : finallyAfter(guarded, last);
}

/** What stops an expression for its limits, and our own mistakes, no catch clause sees. */
function handled(frame: Frame, error: unknown, catches: readonly Catch[]): Signal {
  if (!(error instanceof NetException)) throw error;
  for (const each of catches) {
    const done = each(frame, error);
    if (done !== undefined) return done.signal;
  }
  throw error;
}

function catchClause(emitter: Emitter, { type, local, when, block }: BoundCatch): Catch {
  const set = local === undefined ? undefined : setter(emitter, local);
  const renew = local === undefined ? undefined : renewing(emitter, [local]);
  const condition = when === undefined ? undefined : filter(truth(emitter.value(when)));
  const body = emitter.statement(block);
  return (frame, exception) => {
    if (!isSubtype(exception.type, type)) return undefined;
    renew?.(frame);
    set?.(frame, exception);
    if (condition !== undefined && !condition(frame)) return undefined;
    const outer = frame.caught;
    frame.caught = exception;
    const signal = body(frame);
    frame.caught = outer;
    return { signal };
  };
}

/** A filter that throws counts as false. */
const filter =
  (condition: (frame: Frame) => boolean) =>
  (frame: Frame): boolean => {
    try {
      return condition(frame);
    } catch (error) {
      if (error instanceof NetException) return false;
      throw error;
    }
  };

/**
 * C# lets no finally block return or jump out, so only what it throws changes the outcome. An expression that was stopped for
 * its limits runs none.
 */
const finallyAfter =
  (guarded: Execute, last: Execute): Execute =>
  frame => {
    const signal = beforeThrowing(guarded, last, frame);
    const { result } = frame;
    last(frame);
    frame.result = result;
    return signal;
  };

function beforeThrowing(guarded: Execute, last: Execute, frame: Frame): Signal {
  try {
    return guarded(frame);
  } catch (error) {
    if (error instanceof NetException) last(frame);
    throw error;
  }
}
