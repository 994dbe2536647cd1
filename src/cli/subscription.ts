import { type Command, Option } from 'commander';
import type { SUBSCRIPTION as Described, Subscription } from '../model/subscription.ts';
import { SUBSCRIPTION_STATES } from '../model/words.ts';
import type { Envelope } from '../resources/envelope.ts';
import type { SubscriptionInput } from '../resources/subscriptions.ts';
import { byNeed } from './by-need.ts';
import { surroundingsOf } from './command-surroundings.ts';
import type { Environment } from './environment.ts';
import type { Filter } from './kept-commands.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { alsoCalled, type MemberOption, memberOptions } from './member-options.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { onlyOneFromStdin } from './secret.ts';
import { keyCommands } from './subscription-keys.ts';
import { requireScope, SCOPE_FILTERS, scopeOption } from './subscription-scope.ts';
import { moment } from './values.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const BY_USER: Filter<Subscription> = {
  option: () => new Option('--user-id <id>', 'only those of this user'),
  keep: async (subscriptions, id) => subscriptions.filter(({ ownerId }) => sameText(ownerId, `/users/${id}`)),
};

const sameText = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

const COMMANDS: ResourceCommands<'subscriptions', Shown> = {
  word: 'subscription',
  noun: 'subscription',
  idOption: { name: 'subscription-id', lists: 'subscriptions' },
  exampleId: 'mine',
  removal: 'remove a subscription: its keys open nothing any more',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'SCOPE', value: ({ properties }) => properties.scope },
    { title: 'STATE', value: ({ properties }) => properties.state },
    { title: 'OWNER', value: ({ properties }) => properties.ownerId, isOptional: true },
    { title: 'EXPIRES', value: ({ properties }) => properties.expirationDate, isOptional: true },
    { title: 'NAME', value: ({ properties }) => properties.displayName, spare: 1 },
  ],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { SUBSCRIPTION } = await import('../model/subscription.ts');
    return entity => envelope(context, SUBSCRIPTION, entity);
  },
  details: undefined,
  filters: [...SCOPE_FILTERS, BY_USER],
  // What removes one makes no keys and asks for no time.
  rules: async () => (await import('../resources/subscriptions.ts')).kept,
};

const { member, secret, switched, text, word } = memberOptions<SubscriptionInput>();

const date = (
  name: string,
  description: string,
  give: (value: string) => SubscriptionInput,
  nothing: SubscriptionInput,
): MemberOption<SubscriptionInput> =>
  member(() => new Option(`--${name} <time>`, description).argParser(moment), give, [name, nothing]);

const OPTIONS: readonly MemberOption<SubscriptionInput>[] = [
  text('--name <text>', 'its display name (else the id)', displayName => ({ displayName }), undefined),
  scopeOption(),
  text('--user-id <id>', 'whose it is', id => ({ ownerId: `/users/${id}` }), ['user-id', { ownerId: null }]),
  secret('primary-key', 'key', 'its first key (else made)', primaryKey => ({ primaryKey })),
  secret('secondary-key', 'key', 'its second key (else made)', secondaryKey => ({ secondaryKey })),
  word(
    '--state <state>',
    'only with active its keys open anything (else active)',
    SUBSCRIPTION_STATES,
    state => ({ state }),
    undefined,
  ),
  text('--state-comment <text>', 'why it is in that state', stateComment => ({ stateComment }), [
    'state-comment',
    { stateComment: null },
  ]),
  switched('allow-tracing', 'whether its keys may ask for a trace', allowTracing => ({ allowTracing })),
  date('start-date', 'from when its keys open anything', startDate => ({ startDate }), { startDate: null }),
  alsoCalled(
    date(
      'expiration-date',
      'until when, such as 2027-01-31 or 2027-01-31T12:00:00Z',
      expirationDate => ({ expirationDate }),
      { expirationDate: null },
    ),
    '--expires-on <time>',
    'expirationDate',
  ),
  date('end-date', 'when it was ended', endDate => ({ endDate }), { endDate: null }),
  date('notification-date', 'when its owner is told that it will end', notificationDate => ({ notificationDate }), {
    notificationDate: null,
  }),
];

export function subscriptionCommands(program: Command, env: Environment): void {
  const group = program
    .command('subscription')
    .description('subscriptions: the keys that open a product, an API, or all APIs');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const { create, set } = memberCommands(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add a subscription, with keys that are made unless they are given',
      example:
        'apim subscription new --id mine --scope /apis\napim subscription new --id ci --scope /apis --primary-key-env KEY',
      id: 'its id (else made from its name)',
      force: 'replace one that is there; keys that are not given stay',
    },
    setting: {
      description: 'change what is given of a subscription',
      example: 'apim subscription set mine --state suspended',
    },
    rules: async () => {
      const { subscriptionsOf } = await import('../resources/subscriptions.ts');
      return subscriptionsOf(await surroundingsOf(env));
    },
    state: ({ store }, id) => [store.subscriptions.get(id), store.subscriptionKeys.get(id)],
    tell: tellOf,
  });
  create.hook('preAction', () => requireScope(create));
  onlyOneFromStdin(create);
  onlyOneFromStdin(set);
  resourceCommands(group, env, COMMANDS);
  keyCommands(group, env, COMMANDS.idOption);
}

async function tellOf({ env, command, opened, done, entity }: Done<'subscriptions'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(entity);
  const { word: quoted } = await import('../resources/shell-word.ts');
  const lines = [
    `${done}.`,
    `  scope  ${entity.scope}`,
    `  state  ${entity.state}`,
    `  keys   \`apim subscription show-keys ${quoted(entity.id)}\` prints them`,
  ];
  await report(env, command, shown, COMMANDS.columns(env), lines.join('\n'));
}
