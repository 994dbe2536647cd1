import type { Verdict } from '../certificates/chain/check.ts';

export type StepName = 'DNS' | 'TCP' | 'proxy' | 'TLS' | 'HTTP';

/** One thing after another on the way to an answer. */
export interface Step {
  readonly name: StepName;
  /** Since the first step began, in milliseconds. */
  readonly began: number;
  /** In milliseconds. */
  readonly took: number;
  readonly verdict: Verdict;
  /** What came of it: `127.0.0.1, ::1`, or a code such as ECONNREFUSED. */
  readonly outcome: string;
}

/** What a step led to, and how it is told of. */
export interface Done<T> {
  readonly result: T;
  readonly outcome: string;
  readonly verdict: Verdict;
}

export const done = <T>(result: T, outcome: string): Done<T> => ({ result, outcome, verdict: 'ok' });

/** Steps with their times. */
export class Timeline {
  readonly steps: Step[] = [];
  #start: number | undefined;

  /** A step that throws is told of by the code of its error, which passes on. */
  async step<T>(name: StepName, work: () => Promise<Done<T>>): Promise<T> {
    const began = this.now();
    try {
      const { result, outcome, verdict } = await work();
      this.add(name, began, verdict, outcome);
      return result;
    } catch (error) {
      this.add(name, began, 'failure', codeOfThrown(error));
      throw error;
    }
  }

  /** A step that ends now. */
  add(name: StepName, began: number, verdict: Verdict, outcome: string): void {
    this.steps.push({ name, began, took: this.now() - began, verdict, outcome });
  }

  /** Since the first step began, in milliseconds. */
  now(): number {
    const now = performance.now();
    this.#start ??= now;
    return now - this.#start;
  }
}

/** What a step that failed is told by: the code of its error, or its message. */
export function codeOfThrown(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
