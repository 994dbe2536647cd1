import * as v from 'valibot';
import type { Subscription } from '../../model/subscription.ts';
import type { CallContext } from '../call-context.ts';
import { AT_LEAST_ONE } from '../counting/counting.ts';
import { partsForm, readLimits } from '../counting/parts.ts';
import { KILOBYTES, NO_LIMIT, quotaExceeded } from '../counting/quotas.ts';
import type { Element } from '../document/element.ts';
import { inTurn, sooner } from '../sooner.ts';
import type { Compiler, Statement } from '../statement.ts';
import { type Kind, literal } from '../value.ts';

const LIMIT = { calls: 'literal', bandwidth: 'literal', 'renewal-period': 'required literal' } as const;

const COUNTED = [{ names: ['calls', 'bandwidth'], required: true, several: true }] as const;

interface Quota {
  readonly calls: number;
  /** In bytes; undefined: they are not counted. */
  readonly bandwidth: number | undefined;
  /** In milliseconds; 0: the first period never ends. */
  readonly period: number;
}

/**
 * So many calls or bytes for each subscription in each of the periods that follow on each other from when it began; a call
 * without a key is not counted. https://learn.microsoft.com/azure/api-management/quota-policy
 */
export const quota: Statement = {
  sections: ['inbound'],
  scopes: ['product'],
  once: 'in a document',
  form: { attributes: LIMIT, oneOf: COUNTED, content: partsForm(LIMIT, COUNTED) },
  compile(element, compiler) {
    const limits = readLimits(element, compiler, each => readQuota(each, compiler));
    return context => {
      const { subscription } = context;
      if (subscription === undefined) return undefined;
      return inTurn(limits.of(context), ({ key, limit }) => check(limit, key, subscription, context));
    };
  },
};

const RULE = 'must be a whole number of seconds.';
const period = v.pipe(
  v.string(),
  v.regex(/^\d{1,10}$/, RULE),
  v.transform(text => Number(text) * 1000),
);
const PERIOD: Kind<typeof period> = { type: 'int', schema: period };

const readQuota = (element: Element, compiler: Compiler): Quota => ({
  calls: literal(compiler.optional(element, 'calls', AT_LEAST_ONE, NO_LIMIT)) ?? NO_LIMIT,
  bandwidth: literal(compiler.optional(element, 'bandwidth', KILOBYTES, undefined)),
  period: literal(compiler.required(element, 'renewal-period', PERIOD)) ?? 0,
});

function check({ calls, bandwidth, period }: Quota, key: string, subscription: Subscription, context: CallContext) {
  const { memory, clock } = context.surroundings;
  const window = { key, period, start: Date.parse(subscription.startDate ?? subscription.createdDate) };
  const asked = memory.quota({ ...window, calls, bytes: bandwidth ?? NO_LIMIT, count: 1, now: clock.now() });
  return sooner(asked, answer => {
    if (answer.exceeded !== undefined) throw quotaExceeded('quota', answer, context);
    if (bandwidth !== undefined)
      context.onSent(({ requestBytes, responseBytes }) =>
        memory.traffic({ ...window, bytes: requestBytes + responseBytes, now: clock.now() }),
      );
    return undefined;
  });
}
