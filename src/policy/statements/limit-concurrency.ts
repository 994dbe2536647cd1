import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import { refusal } from '../refusal.ts';
import { runSteps } from '../run-steps.ts';
import { SECTIONS } from '../sections.ts';
import { sooner } from '../sooner.ts';
import type { Statement } from '../statement.ts';
import type { Outcome, Steps } from '../step.ts';
import { evaluate, type Kind, TEXT } from '../value.ts';

/**
 * Runs its policies for so many requests at a time, for each value of the key; one more is refused at once.
 * https://learn.microsoft.com/azure/api-management/limit-concurrency-policy
 */
export const limitConcurrency: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: { key: 'required', 'max-count': 'required literal' },
    oneOf: [],
    content: 'policies',
  },
  compile(element, compiler) {
    const key = compiler.required(element, 'key', TEXT);
    const most = compiler.required(element, 'max-count', MAX_COUNT);
    return {
      blocks: [compiler.block(element)],
      hold:
        ([steps = []]) =>
        context => {
          const { memory } = context.surroundings;
          const question = { key: evaluate(key, context), most: evaluate(most, context) };
          return sooner(memory.enter(question), entered => {
            if (entered) return within(() => memory.leave(question.key), steps, context);
            throw tooMany(context);
          });
        },
    };
  },
};

const RULE = 'must be a whole number from 1.';
const maxCount = v.pipe(v.string(), v.regex(/^\d{1,9}$/, RULE), v.transform(Number), v.minValue(1, RULE));
const MAX_COUNT: Kind<typeof maxCount> = { type: 'int', schema: maxCount };

function within(leave: () => void, steps: Steps, context: CallContext): Outcome | Promise<Outcome> {
  const outcome = runSteps(steps, context);
  if (outcome instanceof Promise) return outcome.finally(leave);
  leave();
  return outcome;
}

/** The status is the page's; its text is not documented. */
const tooMany = (context: CallContext): Error =>
  refusal(context, {
    source: 'limit-concurrency',
    reason: 'ConcurrencyLimitExceeded',
    message: 'Concurrency limit is exceeded',
    statusCode: 429,
    statusText: 'Too Many Requests',
    told: 'Concurrency limit is exceeded.',
    headers: [],
  });
