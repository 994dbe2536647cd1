import { type Command, Option } from 'commander';
import type { NAMED_VALUE as Described } from '../model/named-value.ts';
import type { Envelope } from '../resources/envelope.ts';
import type { NamedValueInput } from '../resources/named-values.ts';
import { byNeed } from './by-need.ts';
import type { Environment } from './environment.ts';
import { chosenId, withChosenId } from './ids.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { type MemberOption, memberOptions } from './member-options.ts';
import { openContext } from './open.ts';
import { withOutput } from './options.ts';
import type { Column } from './output.ts';
import { print, report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { onlyOneFromStdin } from './secret.ts';
import { withExample } from './verbs.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const COMMANDS: ResourceCommands<'namedValues', Shown> = {
  word: 'named-value',
  noun: 'named value',
  idOption: { name: 'named-value-id', lists: 'namedValues' },
  exampleId: 'audience',
  removal: 'remove one that no policy uses',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'NAME', value: ({ properties }) => properties.displayName },
    { title: 'VALUE', value: ({ properties }) => properties.value ?? '***' },
    { title: 'SECRET', value: ({ properties }) => (properties.secret ? 'yes' : 'no'), spare: 1 },
    { title: 'TAGS', value: ({ properties }) => properties.tags?.join(', '), isOptional: true },
  ],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { NAMED_VALUE } = await import('../model/named-value.ts');
    return entity => envelope(context, NAMED_VALUE, entity);
  },
  details: undefined,
  rules: async () => (await import('../resources/named-values.ts')).namedValues,
};

const { member, secret, switched, text } = memberOptions<NamedValueInput>();

const OPTIONS: readonly MemberOption<NamedValueInput>[] = [
  text(
    '--name <text>',
    'what documents write between the braces (else the id)',
    displayName => ({ displayName }),
    undefined,
  ),
  secret('value', 'value', 'what it stands for', value => ({ value })),
  switched('secret', 'never show the value', isSecret => ({ secret: isSecret })),
  member(
    () => new Option('--tags <words...>', 'words to find it by'),
    (tags: string[]) => ({ tags }),
    ['tags', { tags: null }],
  ),
];

export function namedValueCommands(program: Command, env: Environment): void {
  const group = program
    .command('named-value')
    .alias('nv')
    .description('named values: what {{name}} stands for in policy documents');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const { create, set } = memberCommands(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add a named value',
      example:
        'apim named-value new --id audience --value api://orders\napim named-value new --id key --secret --value-env KEY',
      id: 'its id (else made from its name)',
      force: 'replace one that is there; documents that name it go on with the new value',
    },
    setting: {
      description: 'change what is given of a named value, at once in all documents that name it',
      example: 'apim named-value set audience --value api://shop',
    },
    rules: async () => (await import('../resources/named-values.ts')).namedValues,
    tell: tellOf,
  });
  onlyOneFromStdin(create);
  onlyOneFromStdin(set);
  resourceCommands(group, env, COMMANDS);
  showSecretCommand(group, env);
}

/** What Azure answers to `listValue`. https://learn.microsoft.com/rest/api/apimanagement/named-value/list-value */
const SECRET_COLUMNS: readonly Column<{ readonly value: string }>[] = [{ title: 'VALUE', value: ({ value }) => value }];

/** A command of its own, so that no other prints what is secret; `az apim nv show-secret` has the same name. */
function showSecretCommand(group: Command, env: Environment): void {
  const show = withExample(
    group
      .command('show-secret')
      .description('print the value of one, also where it is a secret; no other command prints that'),
    'apim named-value show-secret audience -o tsv',
  );
  withOutput(withChosenId(show, COMMANDS.idOption)).action(async (argument?: string) => {
    const id = chosenId(show, argument);
    const { store } = await openContext(env, show);
    const { getNamedValue } = await import('../resources/named-values.ts');
    await print(env, show, { value: getNamedValue(store, id).value }, SECRET_COLUMNS);
  });
}

async function tellOf({ env, command, opened, done, entity }: Done<'namedValues'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(entity);
  const { displayName, secret: isSecret } = entity;
  const sentence = `${done}.\n  {{${displayName}}}  ${isSecret ? 'a secret' : entity.value}`;
  await report(env, command, shown, COMMANDS.columns(env), sentence);
}
