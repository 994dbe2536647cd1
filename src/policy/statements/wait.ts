import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { enumerate } from '../document/document-error.ts';
import { runAll, runFirst } from '../parallel.ts';
import type { Statement } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

const ALLOWED = ['cache-lookup-value', 'choose', 'send-request'];

/**
 * Runs its policies at the same time, until all have come to an end, or one of them.
 * https://learn.microsoft.com/azure/api-management/wait-policy
 */
export const wait: Statement = {
  sections: ['inbound', 'backend', 'outbound'],
  scopes: SCOPE_KINDS,
  form: { attributes: { for: 'optional' }, oneOf: [], content: 'policies' },
  compile(element, compiler) {
    const until = compiler.optional(element, 'for', FOR, 'all');
    for (const child of element.children.filter(({ name }) => !ALLOWED.includes(name)))
      compiler.refuse(child, `Only ${enumerate(ALLOWED)} may stand in 'wait'.`);
    return {
      blocks: [compiler.block(element)],
      hold: ([steps = []]) => {
        const branches = steps.map(step => [step]);
        return context =>
          evaluate(until, context) === 'all' ? runAll(branches, context) : runFirst(branches, context);
      },
    };
  },
};

const which = v.picklist(['all', 'any'], 'must be all or any.');
const FOR: Kind<typeof which> = { type: 'string', schema: which };
