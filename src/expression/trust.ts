/**
 * What the checker has proved and TypeScript cannot follow is said here, and nowhere else: that a value has the run-time form
 * of its static type, and that an implementation is given what its signature names.
 */
import type { Evaluate } from './emit/frame.ts';
import type { Cell } from './runtime/cell.ts';
import type { Evaluation } from './runtime/evaluation.ts';
import type { Implementation } from './types/table.ts';

export type Callable = (...values: readonly unknown[]) => unknown;

export const callable = (implementation: Implementation): Callable => implementation as Callable;

export const meteredCallable = (
  run: (evaluation: Evaluation, ...values: never[]) => unknown,
): ((evaluation: Evaluation, ...values: readonly unknown[]) => unknown) =>
  run as (evaluation: Evaluation, ...values: readonly unknown[]) => unknown;

export const delegate = (value: unknown): Callable => value as Callable;

export const truth = (evaluate: Evaluate): ((...given: Parameters<Evaluate>) => boolean) =>
  evaluate as (...given: Parameters<Evaluate>) => boolean;

export const text = (evaluate: Evaluate): ((...given: Parameters<Evaluate>) => string | null) =>
  evaluate as (...given: Parameters<Evaluate>) => string | null;

export const cell = (value: unknown): Cell => value as Cell;
