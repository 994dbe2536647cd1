import type { Assign, ReadLocal } from '../check/bound.ts';
import type { Local } from '../check/scope.ts';
import { cell } from '../trust.ts';
import type { Emitter } from './emitter.ts';
import type { Evaluate, Frame } from './frame.ts';

export function readLocal({ layout }: Emitter, { local }: ReadLocal): Evaluate {
  const slot = layout.slot(local);
  return local.isShared ? frame => cell(frame.locals[slot]).value : frame => frame.locals[slot];
}

export function assignLocal(emitter: Emitter, { local, value }: Assign): Evaluate {
  const evaluate = emitter.value(value);
  const set = setter(emitter, local);
  return frame => {
    const result = evaluate(frame);
    set(frame, result);
    return result;
  };
}

export function setter({ layout }: Emitter, local: Local): (frame: Frame, value: unknown) => void {
  const slot = layout.slot(local);
  if (local.isShared)
    return (frame, value) => {
      cell(frame.locals[slot]).value = value;
    };
  return (frame, value) => {
    frame.locals[slot] = value;
  };
}

/** Gives the locals that live in cells new ones: to be done each time their scope is entered. */
export function renewing({ layout }: Emitter, locals: readonly Local[]): ((frame: Frame) => void) | undefined {
  const slots = locals.filter(({ isShared }) => isShared).map(local => layout.slot(local));
  if (slots.length === 0) return undefined;
  return frame => {
    for (const slot of slots) frame.locals[slot] = { value: undefined };
  };
}
