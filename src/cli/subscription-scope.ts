import { type Command, Option } from 'commander';
import type { Subscription } from '../model/subscription.ts';
import type { SubscriptionInput } from '../resources/subscriptions.ts';
import type { Filter } from './kept-commands.ts';
import { ListedOption } from './listed.ts';
import type { MemberOption } from './member-options.ts';

interface Given {
  readonly scope?: string;
  readonly productId?: string;
  readonly apiId?: string;
}

const options = (): Option[] => [
  new Option('--scope <scope>', 'what its keys open: /products/ID, /apis/ID, /apis for all APIs').conflicts([
    'productId',
    'apiId',
  ]),
  new ListedOption('--product-id <id>', 'the same as --scope /products/ID', 'products').conflicts(['scope', 'apiId']),
  new ListedOption('--api-id <id>', 'the same as --scope /apis/ID', 'apis').conflicts(['scope', 'productId']),
];

function scopeIn({ scope, productId, apiId }: Given): string | undefined {
  if (productId !== undefined) return `/products/${productId}`;
  return apiId === undefined ? scope : `/apis/${apiId}`;
}

/** What a subscription opens, in one of three ways. */
export const scopeOption = (): MemberOption<SubscriptionInput> => ({
  add: command => {
    for (const option of options()) command.addOption(option);
  },
  given: async (_env, command) => {
    const scope = scopeIn(command.opts());
    return scope === undefined ? undefined : { scope };
  },
  removal: undefined,
});

/** For a hook: a subscription opens something. */
export function requireScope(command: Command): void {
  if (scopeIn(command.opts()) === undefined)
    command.error("error: give one of '--scope <scope>', '--product-id <id>' and '--api-id <id>'");
}

export const SCOPE_FILTERS: readonly Filter<Subscription>[] = [
  {
    option: () => new Option('--scope <scope>', 'only those of exactly this scope'),
    keep: async (subscriptions, scope) => {
      const { withoutService } = await import('../resources/subscriptions.ts');
      return ofScope(subscriptions, withoutService(scope));
    },
  },
  {
    option: () => new ListedOption('--product-id <id>', 'only those of this product', 'products'),
    keep: async (subscriptions, id) => ofScope(subscriptions, `/products/${id}`),
  },
];

const ofScope = (subscriptions: readonly Subscription[], wanted: string): Subscription[] =>
  subscriptions.filter(({ scope }) => scope.toLowerCase() === wanted.toLowerCase());
