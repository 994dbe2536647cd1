import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { lastErrorOf } from '../last-error.ts';
import { PolicyError } from '../policy-error.ts';
import { evaluateNow, runSteps } from '../run-steps.ts';
import { SECTIONS } from '../sections.ts';
import type { Compiler, Statement } from '../statement.ts';
import type { Failure, Outcome, PlacedStep, Steps } from '../step.ts';
import { BOOLEAN, evaluate, type Kind, type Value } from '../value.ts';
import { retryDelay } from './retry-delay.ts';

/** What its attributes say. */
interface Rules {
  readonly condition: Value<boolean>;
  readonly count: Value<number>;
  readonly interval: Value<number>;
  readonly maxInterval: Value<number | undefined>;
  readonly delta: Value<number | undefined>;
  readonly firstFastRetry: Value<boolean>;
}

/**
 * Runs its policies once, and again while the condition holds.
 * https://learn.microsoft.com/azure/api-management/retry-policy
 */
export const retry: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      condition: 'required',
      count: 'required',
      interval: 'required',
      'max-interval': 'optional',
      delta: 'optional',
      'first-fast-retry': 'optional',
    },
    oneOf: [],
    content: 'policies',
  },
  compile(element, compiler) {
    const rules = readRules(element, compiler);
    for (const child of element.children.filter(({ name }) => name === 'wait'))
      compiler.refuse(child, "'wait' may not stand in 'retry'.");
    return {
      blocks: [compiler.block(element)],
      hold:
        ([steps = []]) =>
        (context, self) =>
          run(rules, steps, context, self),
    };
  },
};

const RULE = 'must be a whole number from 1 to 50.';
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}$/, RULE),
  v.transform(Number),
  v.minValue(1, RULE),
  v.maxValue(50, RULE),
);
const COUNT: Kind<typeof count> = { type: 'int', schema: count };

/** In milliseconds. Fractions are taken: the page says "a positive number". */
const seconds = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{1,9}(\.\d{1,9})?$/, 'must be a number of seconds.'),
  v.transform(text => Number(text) * 1000),
);
const SECONDS: Kind<typeof seconds> = { type: 'string', schema: seconds };

const readRules = (element: Element, compiler: Compiler): Rules => ({
  condition: compiler.required(element, 'condition', BOOLEAN),
  count: compiler.required(element, 'count', COUNT),
  interval: compiler.required(element, 'interval', SECONDS),
  maxInterval: compiler.optional(element, 'max-interval', SECONDS, undefined),
  delta: compiler.optional(element, 'delta', SECONDS, undefined),
  firstFastRetry: compiler.optional(element, 'first-fast-retry', BOOLEAN, false),
});

async function run(rules: Rules, steps: Steps, context: CallContext, self: PlacedStep): Promise<Outcome> {
  for (let retries = 0; ; retries += 1) {
    const outcome = await runSteps(steps, context);
    if (outcome === 'respond' || outcome === 'outbound') return outcome;
    const holds = await (outcome === undefined
      ? evaluateNow(rules.condition, context, self)
      : holdsAfter(outcome, rules.condition, context, self));
    if (!holds || retries >= evaluate(rules.count, context)) return outcome;
    await pause(delayOf(rules, retries + 1, context), context);
  }
}

/**
 * What went wrong inside is tried again where the condition holds, which may look at LastError. One that cannot be told of
 * it, such as `context.Response.StatusCode >= 500` without a response, does not hold.
 */
async function holdsAfter(
  failure: Failure,
  condition: Value<boolean>,
  context: CallContext,
  self: PlacedStep,
): Promise<boolean> {
  const before = context.lastError;
  context.lastError = lastErrorOf(failure);
  try {
    return await evaluateNow(condition, context, self);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return false;
  } finally {
    context.lastError = before;
  }
}

const delayOf = (rules: Rules, retry: number, context: CallContext): number =>
  retry === 1 && evaluate(rules.firstFastRetry, context)
    ? 0
    : retryDelay(
        {
          interval: evaluate(rules.interval, context),
          maxInterval: evaluate(rules.maxInterval, context),
          delta: evaluate(rules.delta, context),
        },
        retry,
        context.surroundings.chance,
      );

async function pause(milliseconds: number, { surroundings, gone }: CallContext): Promise<void> {
  if (milliseconds === 0 && !gone.aborted) return;
  try {
    await surroundings.clock.wait(milliseconds, gone);
  } catch (cause) {
    if (!gone.aborted) throw cause;
    throw new PolicyError({
      source: 'retry',
      reason: 'ClientConnectionFailure',
      message: gone.reason instanceof Error ? gone.reason.message : 'Nobody waits for the answer any more.',
      responseIsSet: false,
      cause,
    });
  }
}
