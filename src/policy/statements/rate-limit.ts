import { COUNT } from '../counting/counting.ts';
import { partsForm, readLimits } from '../counting/parts.ts';
import { RATE_ATTRIBUTES, RATE_PERIOD, rateExceeded, readRateNames, tellRate } from '../counting/rates.ts';
import { inTurn, sooner } from '../sooner.ts';
import type { Statement } from '../statement.ts';
import { literal } from '../value.ts';

const LIMIT = { calls: 'required literal', 'renewal-period': 'required literal' } as const;

/**
 * So many calls within so many seconds before each, for each subscription; a call without a key is not counted.
 * https://learn.microsoft.com/azure/api-management/rate-limit-policy
 */
export const rateLimit: Statement = {
  sections: ['inbound'],
  scopes: ['product', 'api', 'operation'],
  once: 'in a document',
  form: { attributes: { ...LIMIT, ...RATE_ATTRIBUTES }, oneOf: [], content: partsForm(LIMIT, []) },
  compile(element, compiler) {
    const names = readRateNames(element, compiler);
    const limits = readLimits(element, compiler, each => ({
      calls: literal(compiler.required(each, 'calls', COUNT)) ?? 0,
      period: (literal(compiler.required(each, 'renewal-period', RATE_PERIOD)) ?? 1) * 1000,
    }));
    return (context, self) => {
      if (context.subscription === undefined) return undefined;
      const { memory, clock } = context.surroundings;
      return inTurn(limits.of(context), ({ key, limit: { calls, period } }) =>
        sooner(memory.rate({ key, limit: calls, period, count: 1, now: clock.now() }), answer => {
          if (!answer.allowed) throw rateExceeded('rate-limit', names, answer, context);
          tellRate(names, calls, answer, context, self);
          return undefined;
        }),
      );
    };
  },
};
