import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import {
  AT_LEAST_ONE,
  COUNTING_ATTRIBUTES,
  type Counting,
  countLate,
  countNow,
  readCounting,
} from '../counting/counting.ts';
import { KILOBYTES, NO_LIMIT, quotaExceeded } from '../counting/quotas.ts';
import type { Element } from '../document/element.ts';
import { sooner } from '../sooner.ts';
import type { Compiler, Statement } from '../statement.ts';
import type { PlacedStep } from '../step.ts';
import { evaluate, type Kind, TEXT, type Value } from '../value.ts';

const NAME = 'quota-by-key';

interface Quota {
  readonly key: Value<string>;
  readonly calls: Value<number>;
  /** In bytes; undefined: they are not counted. */
  readonly bandwidth: Value<number | undefined>;
  /** In milliseconds, both. */
  readonly period: Value<number>;
  readonly start: Value<number>;
  readonly counting: Counting;
}

/**
 * So many calls or bytes in each of the periods that follow on each other from the first, for each value of the key.
 * https://learn.microsoft.com/azure/api-management/quota-by-key-policy
 */
export const quotaByKey: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      calls: 'literal',
      bandwidth: 'literal',
      'renewal-period': 'required literal',
      'counter-key': 'required',
      ...COUNTING_ATTRIBUTES,
      'first-period-start': 'literal',
    },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    if (!element.attributes.some(({ name }) => name === 'calls' || name === 'bandwidth'))
      compiler.refuse(element, 'One of the attributes calls and bandwidth is required, or both.');
    const quota = readQuota(element, compiler);
    return (context, self) => check(quota, context, self);
  },
};

const RULE = 'must be 0, or a whole number of seconds from 300.';
const period = v.pipe(
  v.string(),
  v.regex(/^\d{1,10}$/, RULE),
  v.transform(Number),
  v.check(seconds => seconds === 0 || seconds >= 300, RULE),
  v.transform(seconds => seconds * 1000),
);
const PERIOD: Kind<typeof period> = { type: 'int', schema: period };

const DATE_RULE = 'must be a time in the form 2026-01-31T00:00:00Z.';
const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, DATE_RULE),
  v.transform(Date.parse),
  v.check(time => !Number.isNaN(time), DATE_RULE),
);
const DATE: Kind<typeof date> = { type: 'string', schema: date };
const FIRST_START = Date.parse('0001-01-01T00:00:00Z');

const readQuota = (element: Element, compiler: Compiler): Quota => ({
  key: compiler.required(element, 'counter-key', TEXT),
  calls: compiler.optional(element, 'calls', AT_LEAST_ONE, NO_LIMIT),
  bandwidth: compiler.optional(element, 'bandwidth', KILOBYTES, undefined),
  period: compiler.required(element, 'renewal-period', PERIOD),
  start: compiler.optional(element, 'first-period-start', DATE, FIRST_START),
  counting: readCounting(element, compiler),
});

function check(quota: Quota, context: CallContext, self: PlacedStep) {
  const { memory, clock } = context.surroundings;
  const [period, start] = [evaluate(quota.period, context), evaluate(quota.start, context)];
  // Windows of other lengths are other counters.
  const key = `${period} ${start} ${evaluate(quota.key, context)}`;
  const window = { key, period, start };
  const [calls, bandwidth] = [evaluate(quota.calls, context), evaluate(quota.bandwidth, context)];
  // "When multiple policies would increment the same key value, it is incremented only once per request" (same page).
  const counts = context.isFirst(`${NAME} ${key}`);
  const count = counts ? countNow(quota.counting, context) : 0;
  const asked = memory.quota({ ...window, calls, bytes: bandwidth ?? NO_LIMIT, count, now: clock.now() });
  return sooner(asked, answer => {
    if (answer.exceeded !== undefined) throw quotaExceeded(NAME, answer, context);
    if (counts)
      countLate(quota.counting, context, self, late =>
        memory.quota({ ...window, calls: NO_LIMIT, bytes: NO_LIMIT, count: late, now: clock.now() }),
      );
    if (counts && bandwidth !== undefined)
      context.onSent(({ requestBytes, responseBytes }) =>
        memory.traffic({ ...window, bytes: requestBytes + responseBytes, now: clock.now() }),
      );
    return undefined;
  });
}
