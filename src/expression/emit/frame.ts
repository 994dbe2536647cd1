import type { Evaluation } from '../runtime/evaluation.ts';
import type { NetException } from '../runtime/exception.ts';
import type { NetObject } from '../runtime/net-object.ts';

/** What all functions of one evaluation share. */
export interface Run {
  readonly context: NetObject;
  readonly meter: Evaluation;
}

/** One call of the expression, or of a lambda or local function in it. */
export class Frame {
  readonly run: Run;
  readonly locals: unknown[];
  /** What `return` gave. */
  result: unknown = undefined;
  /** What `throw;` throws again. */
  caught: NetException | undefined = undefined;

  constructor(run: Run, locals: unknown[]) {
    this.run = run;
    this.locals = locals;
  }
}

/** Answers a value in the run-time form of its static type. */
export type Evaluate = (frame: Frame) => unknown;

/** How a statement ended. */
export type Signal = 'break' | 'continue' | 'return' | undefined;

export type Execute = (frame: Frame) => Signal;
