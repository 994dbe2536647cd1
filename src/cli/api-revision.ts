import type { Command } from 'commander';
import type { Revision, RevisionInput } from '../resources/api-revisions.ts';
import { REVISION_SETTINGS } from './api-options.ts';
import { API_PARENT, currentChosen } from './api-parent.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell } from './environment.ts';
import { type KeptCommands, keptCommands } from './kept-commands.ts';
import { ListedOption } from './listed.ts';
import { type DoneOf, partMemberCommands } from './member-commands.ts';
import { alsoCalled, type MemberOption, memberOptions, onlyOfNew, onlyOfSet } from './member-options.ts';
import { report } from './print.ts';

/** As Azure lists revisions. https://learn.microsoft.com/rest/api/apimanagement/api-revision/list-by-service */
interface Shown {
  readonly apiId: string;
  readonly apiRevision: string;
  readonly description: string | undefined;
  readonly serviceUrl: string | undefined;
  /** Where it is called by its number. */
  readonly privateUrl: string;
  readonly isOnline: boolean;
  readonly isCurrent: boolean;
}

const rules = () => import('../resources/api-revisions.ts');

const COMMANDS: KeptCommands<Revision, Shown> = {
  word: 'api-revision',
  noun: 'revision',
  idOption: { name: 'api-revision', lists: 'revisions' },
  parent: API_PARENT,
  exampleId: '2',
  removal: 'remove a revision that is not the current one',
  columns: () => [
    { title: 'REVISION', value: ({ apiRevision }) => apiRevision },
    { title: 'CURRENT', value: ({ isCurrent }) => (isCurrent ? 'yes' : '') },
    { title: 'PATH', value: ({ privateUrl }) => privateUrl },
    { title: 'ONLINE', value: ({ isOnline }) => (isOnline ? 'yes' : 'no'), spare: 1 },
    { title: 'SERVICE URL', value: ({ serviceUrl }) => serviceUrl, spare: 2 },
    { title: 'DESCRIPTION', value: ({ description }) => description, isOptional: true },
  ],
  envelope: async ({ store }) => {
    const { servedPath } = await import('../model/api-version-set.ts');
    const sets = store.apiVersionSets.list();
    return ({ id: apiRevision, api }) => ({
      apiId: `/apis/${api.id}`,
      apiRevision,
      description: api.apiRevisionDescription,
      serviceUrl: api.serviceUrl,
      privateUrl: `/${servedPath(api, sets)};rev=${apiRevision}`,
      isOnline: api.isOnline !== false,
      isCurrent: api.isCurrent !== false,
    });
  },
  details: undefined,
  list: async ({ store }, command) => {
    const { revisionOfApi, revisionsOf } = await rules();
    return revisionsOf(store, (await currentChosen(store, command)).id).map(revisionOfApi);
  },
  get: async ({ store }, command, id) => {
    const { apiOfRevision, revisionOfApi } = await rules();
    return revisionOfApi(apiOfRevision(store, (await currentChosen(store, command)).id, id));
  },
  remove: async ({ store }, command, id) =>
    (await rules()).removeRevision(store, (await currentChosen(store, command)).id, id),
};

const { member, switched, text } = memberOptions<RevisionInput>();

const OPTIONS: readonly MemberOption<RevisionInput>[] = [
  onlyOfNew(
    member(
      () =>
        new ListedOption(
          '--source-api-revision <number>',
          'copy the operations and policies of this revision (else it has none)',
          'revisions',
        ),
      (sourceRevision: string) => ({ sourceRevision }),
      undefined,
    ),
  ),
  alsoCalled(
    text(
      '--api-revision-description <text>',
      'what it is for',
      apiRevisionDescription => ({ apiRevisionDescription }),
      ['api-revision-description', { apiRevisionDescription: null }],
    ),
    '--rev-description <text>',
    'apiRevisionDescription',
  ),
  ...REVISION_SETTINGS.map(option => (isOfNew(option) ? option : onlyOfSet(option))),
  onlyOfSet(switched('online', 'whether it is served (the current one always is)', isOnline => ({ isOnline }))),
];

/** New-AzApiManagementApiRevision takes the service URL alone. */
function isOfNew(option: MemberOption<RevisionInput>): boolean {
  return option.removal?.[0] === 'service-url';
}

export function apiRevisionCommands(program: Command, env: Environment): void {
  const group = program
    .command('api-revision')
    .description('revisions of an API: changes that are called by ;rev=N until one is released');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  partMemberCommands<Revision, RevisionInput>(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add a revision to an API, with the settings of the current one',
      example: 'apim api-revision new --api-id orders --api-revision 3 --source-api-revision 1',
      id: 'its number, also --api-revision (else the next one)',
      force: 'replace one that is there and not current',
    },
    setting: {
      description: 'change what is given of a revision; what all have together is changed on the current one',
      example: 'apim api-revision set --api-id orders 2 --service-url https://contoso.com/v2',
    },
    rules: async ({ store }, command) => {
      const { newRevision, placeRevision, revisionsOf, setRevision } = await rules();
      const { id: apiId } = await currentChosen(store, command);
      return {
        before: id => revisionsOf(store, apiId).filter(({ apiRevision }) => (apiRevision ?? '1') === id),
        create: (id, inputs) => newRevision(store, apiId, id, inputs),
        place: (id, inputs) => placeRevision(store, apiId, id, inputs),
        change: (id, inputs) => setRevision(store, apiId, id, inputs),
      };
    },
    tell: tellOf,
  });
  keptCommands(group, env, COMMANDS);
}

async function tellOf({ env, command, opened, done, entity, isNew }: DoneOf<Revision>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened, command))(entity);
  const { api } = entity;
  const lines = [
    `${done}.`,
    `  API      ${api.id}`,
    `  path     ${shown.privateUrl}`,
    `  service  ${api.serviceUrl ?? 'as its policy says'}`,
  ];
  await report(env, command, shown, COMMANDS.columns(env), lines.join('\n'));
  if (isNew && api.operations === undefined)
    tell(
      env,
      'Note: it has no operations, so it forwards every request. --source-api-revision N copies those of another.',
    );
}
