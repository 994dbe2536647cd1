import * as v from 'valibot';
import type { RateAnswer } from '../../memory/questions.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { HEADER_NAME } from '../edits/headers.ts';
import { addHeadersLater } from '../edits/response-header.ts';
import { refusal } from '../refusal.ts';
import { sooner } from '../sooner.ts';
import type { Compiler, Statement } from '../statement.ts';
import type { PlacedStep } from '../step.ts';
import { BOOLEAN, evaluate, type Kind, TEXT, type Value } from '../value.ts';
import { COUNT, COUNTING_ATTRIBUTES, type Counting, countLate, countNow, readCounting, secondsOf } from './counting.ts';

const NAME = 'rate-limit-by-key';

interface Limit {
  readonly calls: Value<number>;
  /** In seconds. */
  readonly period: Value<number>;
  readonly key: Value<string>;
  readonly counting: Counting;
  readonly names: Names;
  /** An int, as variables hold it. */
  int(value: number): unknown;
}

/** Where its numbers go. */
interface Names {
  readonly retryAfterHeader: string;
  readonly retryAfterVariable: string | undefined;
  readonly remainingHeader: string | undefined;
  readonly remainingVariable: string | undefined;
  readonly totalHeader: string | undefined;
}

/**
 * So many calls within so many seconds before each, for each value of the key; what was refused does not count.
 * https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy
 */
export const rateLimitByKey: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      calls: 'required',
      'renewal-period': 'required',
      'counter-key': 'required',
      ...COUNTING_ATTRIBUTES,
      'increment-after-response': 'literal',
      // Of an older schema, still found in documents; nothing is known of what it did.
      'flexible-retry-window': 'literal',
      'retry-after-header-name': 'literal',
      'retry-after-variable-name': 'literal',
      'remaining-calls-header-name': 'literal',
      'remaining-calls-variable-name': 'literal',
      'total-calls-header-name': 'literal',
    },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const limit = readLimit(element, compiler);
    return (context, self) => {
      const question = {
        key: evaluate(limit.key, context),
        limit: evaluate(limit.calls, context),
        period: evaluate(limit.period, context) * 1000,
      };
      const { memory, clock } = context.surroundings;
      // What is counted late is over the limit only when it is more, so that its 429 comes a call later, as the page says.
      const asked = memory.rate({ ...question, count: countNow(limit.counting, context), now: clock.now() });
      return sooner(asked, answer => {
        if (!answer.allowed) throw exceeded(limit, answer, context);
        countLate(limit.counting, context, self, count =>
          memory.rate({ ...question, limit: Number.MAX_SAFE_INTEGER, count, now: clock.now() }),
        );
        tell(limit, question.limit, answer, context, self);
        return undefined;
      });
    };
  },
};

function readLimit(element: Element, compiler: Compiler): Limit {
  const { values } = compiler;
  compiler.optional(element, 'flexible-retry-window', BOOLEAN, false);
  const isAfter = literal(compiler.optional(element, 'increment-after-response', BOOLEAN, false));
  const counting = readCounting(element, compiler);
  return {
    calls: compiler.required(element, 'calls', COUNT),
    period: compiler.required(element, 'renewal-period', PERIOD),
    key: compiler.required(element, 'counter-key', TEXT),
    counting: { ...counting, isLate: counting.isLate || isAfter === true },
    names: {
      retryAfterHeader:
        literal(compiler.optional(element, 'retry-after-header-name', HEADER_NAME, 'Retry-After')) ?? '',
      retryAfterVariable: literal(compiler.optional(element, 'retry-after-variable-name', TEXT, undefined)),
      remainingHeader: literal(compiler.optional(element, 'remaining-calls-header-name', HEADER_NAME, undefined)),
      remainingVariable: literal(compiler.optional(element, 'remaining-calls-variable-name', TEXT, undefined)),
      totalHeader: literal(compiler.optional(element, 'total-calls-header-name', HEADER_NAME, undefined)),
    },
    int: value => values.int(value),
  };
}

/** Of an attribute that may be no expression, and was refused where it is one. */
const literal = <V>(value: Value<V>): V | undefined => (value.kind === 'literal' ? value.value : undefined);

const RULE = 'must be a whole number of seconds from 1 to 300.';
const period = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/, RULE),
  v.transform(Number),
  v.minValue(1, RULE),
  v.maxValue(300, RULE),
);
const PERIOD: Kind<typeof period> = { type: 'int', schema: period };

function tell(
  { names, int }: Limit,
  calls: number,
  { used }: RateAnswer,
  context: CallContext,
  self: PlacedStep,
): void {
  const remaining = Math.max(0, calls - used);
  if (names.remainingVariable !== undefined) context.variables.set(names.remainingVariable, int(remaining));
  const headers = [
    [names.remainingHeader, `${remaining}`],
    [names.totalHeader, `${calls}`],
  ].flatMap(([name, value]) => (name === undefined ? [] : [[name, `${value}`] as const]));
  addHeadersLater(headers, context, self);
}

function exceeded({ names, int }: Limit, { wait }: RateAnswer, context: CallContext): Error {
  const seconds = secondsOf(wait);
  if (names.retryAfterVariable !== undefined) context.variables.set(names.retryAfterVariable, int(seconds));
  if (names.remainingVariable !== undefined) context.variables.set(names.remainingVariable, int(0));
  return refusal(context, {
    source: NAME,
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    statusCode: 429,
    statusText: 'Too Many Requests',
    told: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
    headers: [names.retryAfterHeader, `${seconds}`],
  });
}
