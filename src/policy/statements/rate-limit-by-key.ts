import { SCOPE_KINDS } from '../../model/scope.ts';
import { COUNT, COUNTING_ATTRIBUTES, type Counting, countLate, countNow, readCounting } from '../counting/counting.ts';
import {
  RATE_ATTRIBUTES,
  RATE_PERIOD,
  type RateNames,
  rateExceeded,
  readRateNames,
  tellRate,
} from '../counting/rates.ts';
import type { Element } from '../document/element.ts';
import { sooner } from '../sooner.ts';
import type { Compiler, Statement } from '../statement.ts';
import { BOOLEAN, evaluate, literal, TEXT, type Value } from '../value.ts';

interface Limit {
  readonly calls: Value<number>;
  /** In seconds. */
  readonly period: Value<number>;
  readonly key: Value<string>;
  readonly counting: Counting;
  readonly names: RateNames;
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
      ...RATE_ATTRIBUTES,
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
        if (!answer.allowed) throw rateExceeded('rate-limit-by-key', limit.names, answer, context);
        countLate(limit.counting, context, self, count =>
          memory.rate({ ...question, limit: Number.MAX_SAFE_INTEGER, count, now: clock.now() }),
        );
        tellRate(limit.names, question.limit, answer, context, self);
        return undefined;
      });
    };
  },
};

function readLimit(element: Element, compiler: Compiler): Limit {
  compiler.optional(element, 'flexible-retry-window', BOOLEAN, false);
  const isAfter = literal(compiler.optional(element, 'increment-after-response', BOOLEAN, false));
  const counting = readCounting(element, compiler);
  return {
    calls: compiler.required(element, 'calls', COUNT),
    period: compiler.required(element, 'renewal-period', RATE_PERIOD),
    key: compiler.required(element, 'counter-key', TEXT),
    counting: { ...counting, isLate: counting.isLate || isAfter === true },
    names: readRateNames(element, compiler),
  };
}
