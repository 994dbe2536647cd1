import * as v from 'valibot';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import { evaluateNow } from '../run-steps.ts';
import type { Compiler } from '../statement.ts';
import type { PlacedStep } from '../step.ts';
import { BOOLEAN, evaluate, type Kind, type Value } from '../value.ts';

export const COUNTING_ATTRIBUTES = {
  'increment-condition': 'optional',
  'increment-count': 'optional',
} as const satisfies Form['attributes'];

/** Whether a call counts, and for how many. */
export interface Counting {
  readonly condition: Value<boolean>;
  readonly count: Value<number>;
  /**
   * Where one of the two is an expression, which may look at the response, it is known only at the end of outbound.
   * https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy
   */
  readonly isLate: boolean;
}

export function readCounting(element: Element, compiler: Compiler): Counting {
  const condition = compiler.optional(element, 'increment-condition', BOOLEAN, true);
  const count = compiler.optional(element, 'increment-count', COUNT, 1);
  return { condition, count, isLate: condition.kind === 'expression' || count.kind === 'expression' };
}

/** What is counted before the response is known. */
export const countNow = ({ condition, count, isLate }: Counting, context: CallContext): number =>
  !isLate && evaluate(condition, context) ? evaluate(count, context) : 0;

/** Counts once the response is known, where it is not known before. */
export function countLate(
  { condition, count, isLate }: Counting,
  context: CallContext,
  self: PlacedStep,
  add: (count: number) => unknown,
): void {
  if (!isLate) return;
  context.later({
    ...self,
    run: async () => {
      if (!(await evaluateNow(condition, context, self))) return undefined;
      const counted = await evaluateNow(count, context, self);
      if (counted > 0) await add(counted);
      return undefined;
    },
  });
}

const WHOLE = 'must be a whole number from 0.';
const whole = v.pipe(v.string(), v.regex(/^\d{1,9}$/, WHOLE), v.transform(Number));
export const COUNT: Kind<typeof whole> = { type: 'int', schema: whole };

const POSITIVE = 'must be a whole number from 1.';
const positive = v.pipe(v.string(), v.regex(/^\d{1,9}$/, POSITIVE), v.transform(Number), v.minValue(1, POSITIVE));
export const AT_LEAST_ONE: Kind<typeof positive> = { type: 'int', schema: positive };

/** Whole seconds, at least one: RFC 9110, section 10.2.3. */
export const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
