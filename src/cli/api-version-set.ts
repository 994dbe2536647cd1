import type { Command } from 'commander';
import type { API_VERSION_SET as Described } from '../model/api-version-set.ts';
import { VERSIONING_SCHEMES } from '../model/words.ts';
import type { ApiVersionSetInput } from '../resources/api-version-sets.ts';
import type { Envelope } from '../resources/envelope.ts';
import { byNeed } from './by-need.ts';
import type { Environment } from './environment.ts';
import { optionFor } from './mandatory.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { alsoCalled, type MemberOption, memberOptions } from './member-options.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { inTheirCase } from './values.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const COMMANDS: ResourceCommands<'apiVersionSets', Shown> = {
  word: 'api-version-set',
  noun: 'API version set',
  idOption: { name: 'api-version-set-id', lists: 'apiVersionSets' },
  exampleId: 'orders',
  removal: 'remove one that no API is in',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'SCHEME', value: ({ properties }) => properties.versioningScheme },
    { title: 'HEADER', value: ({ properties }) => properties.versionHeaderName, isOptional: true },
    { title: 'QUERY', value: ({ properties }) => properties.versionQueryName, isOptional: true },
    { title: 'NAME', value: ({ properties }) => properties.displayName, spare: 1 },
  ],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { API_VERSION_SET } = await import('../model/api-version-set.ts');
    return entity => envelope(context, API_VERSION_SET, entity);
  },
  details: undefined,
  rules: async () => (await import('../resources/api-version-sets.ts')).apiVersionSets,
};

const { member, text } = memberOptions<ApiVersionSetInput>();

const OPTIONS: readonly MemberOption<ApiVersionSetInput>[] = [
  text('--name <text>', 'its display name (else the id)', displayName => ({ displayName }), undefined),
  alsoCalled(
    member(
      ({ isNew }) =>
        optionFor(
          '--scheme <scheme>',
          'where callers say which version they mean: in the path, the query or a header',
          {
            isMandatory: isNew,
          },
        )
          .choices(VERSIONING_SCHEMES)
          .argParser(typed => inTheirCase(VERSIONING_SCHEMES, typed)),
      (versioningScheme: string) => ({ versioningScheme }),
      undefined,
    ),
    '--versioning-scheme <scheme>',
    'scheme',
  ),
  alsoCalled(
    text('--header-name <name>', 'that header', versionHeaderName => ({ versionHeaderName }), [
      'header-name',
      { versionHeaderName: null },
    ]),
    '--version-header-name <name>',
    'headerName',
  ),
  alsoCalled(
    text('--query-name <name>', 'that parameter of the query', versionQueryName => ({ versionQueryName }), [
      'query-name',
      { versionQueryName: null },
    ]),
    '--version-query-name <name>',
    'queryName',
  ),
  text('--description <text>', 'a description', description => ({ description }), [
    'description',
    { description: null },
  ]),
];

export function apiVersionSetCommands(program: Command, env: Environment): void {
  const group = program
    .command('api-version-set')
    .description('version sets: APIs that are versions of one, and how callers choose among them');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  memberCommands(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add a version set',
      example: 'apim api-version-set new --id orders --scheme Header --header-name Api-Version',
      id: 'its id (else made from its name)',
      force: 'replace one that is there; its APIs stay in it',
    },
    setting: {
      description: 'change what is given of a version set, at once for its APIs',
      example: 'apim api-version-set set orders --scheme Segment',
    },
    rules: async () => (await import('../resources/api-version-sets.ts')).apiVersionSets,
    tell: tellOf,
  });
  resourceCommands(group, env, COMMANDS);
}

async function tellOf({ env, command, opened, done, entity }: Done<'apiVersionSets'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(entity);
  const { versioningScheme, versionHeaderName, versionQueryName } = entity;
  const place =
    versioningScheme === 'Header'
      ? `in the header ${versionHeaderName}`
      : versioningScheme === 'Query'
        ? `in the query: ?${versionQueryName}=VERSION`
        : "behind the API's path: /PATH/VERSION";
  await report(env, command, shown, COMMANDS.columns(env), `${done}.\n  version  ${place}`);
}
