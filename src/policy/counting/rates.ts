import * as v from 'valibot';
import type { RateAnswer } from '../../memory/questions.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { HEADER_NAME } from '../edits/headers.ts';
import { addHeadersLater } from '../edits/response-header.ts';
import type { Form } from '../form.ts';
import { refusal } from '../refusal.ts';
import type { Compiler } from '../statement.ts';
import type { PlacedStep } from '../step.ts';
import { type Kind, literal, TEXT } from '../value.ts';
import { secondsOf } from './counting.ts';

export const RATE_ATTRIBUTES = {
  'retry-after-header-name': 'literal',
  'retry-after-variable-name': 'literal',
  'remaining-calls-header-name': 'literal',
  'remaining-calls-variable-name': 'literal',
  'total-calls-header-name': 'literal',
} as const satisfies Form['attributes'];

/** Where the numbers of a limit go. */
export interface RateNames {
  readonly retryAfterHeader: string;
  readonly retryAfterVariable: string | undefined;
  readonly remainingHeader: string | undefined;
  readonly remainingVariable: string | undefined;
  readonly totalHeader: string | undefined;
  /** An int, as variables hold it. */
  int(value: number): unknown;
}

export const readRateNames = (element: Element, compiler: Compiler): RateNames => ({
  retryAfterHeader: literal(compiler.optional(element, 'retry-after-header-name', HEADER_NAME, 'Retry-After')) ?? '',
  retryAfterVariable: literal(compiler.optional(element, 'retry-after-variable-name', TEXT, undefined)),
  remainingHeader: literal(compiler.optional(element, 'remaining-calls-header-name', HEADER_NAME, undefined)),
  remainingVariable: literal(compiler.optional(element, 'remaining-calls-variable-name', TEXT, undefined)),
  totalHeader: literal(compiler.optional(element, 'total-calls-header-name', HEADER_NAME, undefined)),
  int: value => compiler.values.int(value),
});

const RULE = 'must be a whole number of seconds from 1 to 300.';
const period = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/, RULE),
  v.transform(Number),
  v.minValue(1, RULE),
  v.maxValue(300, RULE),
);
/** At most 300 seconds: https://learn.microsoft.com/azure/api-management/rate-limit-policy */
export const RATE_PERIOD: Kind<typeof period> = { type: 'int', schema: period };

/** What is left of a limit, for the caller and for later policies. */
export function tellRate(
  names: RateNames,
  calls: number,
  { used }: RateAnswer,
  context: CallContext,
  self: PlacedStep,
): void {
  const remaining = Math.max(0, calls - used);
  if (names.remainingVariable !== undefined) context.variables.set(names.remainingVariable, names.int(remaining));
  const headers = [
    [names.remainingHeader, `${remaining}`],
    [names.totalHeader, `${calls}`],
  ].flatMap(([name, value]) => (name === undefined ? [] : [[name, `${value}`] as const]));
  addHeadersLater(headers, context, self);
}

/** To be thrown: the call is one too many for the policy `source`. */
export function rateExceeded(source: string, names: RateNames, { wait }: RateAnswer, context: CallContext): Error {
  const seconds = secondsOf(wait);
  if (names.retryAfterVariable !== undefined) context.variables.set(names.retryAfterVariable, names.int(seconds));
  if (names.remainingVariable !== undefined) context.variables.set(names.remainingVariable, names.int(0));
  return refusal(context, {
    source,
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    statusCode: 429,
    statusText: 'Too Many Requests',
    told: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
    headers: [names.retryAfterHeader, `${seconds}`],
  });
}
