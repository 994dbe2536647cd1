import type { Command } from 'commander';
import type { ApiRelease, API_RELEASE as Described } from '../model/api-release.ts';
import type { ApiReleaseInput } from '../resources/api-releases.ts';
import type { Envelope } from '../resources/envelope.ts';
import { API_PARENT, currentChosen } from './api-parent.ts';
import { byNeed } from './by-need.ts';
import { surroundingsOf } from './command-surroundings.ts';
import type { Environment } from './environment.ts';
import { type KeptCommands, keptCommands } from './kept-commands.ts';
import { listedOptionFor } from './mandatory.ts';
import { type DoneOf, partMemberCommands } from './member-commands.ts';
import { alsoCalled, type MemberOption, memberOptions, onlyOfNew } from './member-options.ts';
import { report } from './print.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const commandsOf = (env: Environment): KeptCommands<ApiRelease, Shown> => ({
  word: 'api-release',
  noun: 'API release',
  idOption: { name: 'release-id', lists: 'releases' },
  parent: API_PARENT,
  exampleId: 'first',
  removal: 'remove a release from the history; its revision stays as it is',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'REVISION', value: ({ properties }) => properties.apiId },
    { title: 'CREATED', value: ({ properties }) => properties.createdDateTime },
    { title: 'NOTES', value: ({ properties }) => properties.notes, isOptional: true },
  ],
  envelope: async ({ context, store }, command) => {
    const { partEnvelope } = await import('../resources/envelope.ts');
    const { API_RELEASE } = await import('../model/api-release.ts');
    const { id } = await currentChosen(store, command);
    return entity => partEnvelope(context, `apis/${id}`, API_RELEASE, entity);
  },
  details: undefined,
  list: async ({ store }, command) => (await currentChosen(store, command)).releases ?? [],
  get: async ({ store }, command, id) => (await rulesOf(env)).get(store, (await currentChosen(store, command)).id, id),
  remove: async ({ store }, command, id) =>
    (await rulesOf(env)).remove(store, (await currentChosen(store, command)).id, id),
});

async function rulesOf(env: Environment) {
  const { apiReleasesOf } = await import('../resources/api-releases.ts');
  return apiReleasesOf(await surroundingsOf(env));
}

const { member, text } = memberOptions<ApiReleaseInput>();

const OPTIONS: readonly MemberOption<ApiReleaseInput>[] = [
  onlyOfNew(
    member(
      () =>
        listedOptionFor('--api-revision <number>', 'the revision to make current', 'revisions', { isMandatory: true }),
      (apiRevision: string) => ({ apiRevision }),
      undefined,
    ),
  ),
  alsoCalled(
    text('--notes <text>', 'what is new', notes => ({ notes }), ['notes', { notes: null }]),
    '--note <text>',
    'notes',
  ),
];

export function apiReleaseCommands(program: Command, env: Environment): void {
  const group = program
    .command('api-release')
    .description('releases of an API: which revision became current, and when');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const commands = commandsOf(env);
  partMemberCommands<ApiRelease, ApiReleaseInput>(group, env, commands, {
    options: OPTIONS,
    creating: {
      description: 'make a revision the current one, at once for callers',
      example: "apim api-release new --api-id orders --api-revision 2 --notes 'Items have prices'",
      id: 'its id (else made from the number of the revision)',
      force: 'replace one that is there',
    },
    setting: {
      description: 'change the notes of a release',
      example: "apim api-release set first --api-id orders --notes 'Prices, and their currencies'",
    },
    rules: async ({ store }, command) => {
      const known = await rulesOf(env);
      const api = await currentChosen(store, command);
      return {
        before: id => store.apis.get(api.id)?.releases?.find(each => each.id.toLowerCase() === id.toLowerCase()),
        create: (id, inputs) => known.create(store, api.id, id, ...inputs),
        place: (id, inputs) => known.place(store, api.id, id, ...inputs),
        change: (id, inputs) => known.change(store, api.id, id, ...inputs),
      };
    },
    tell: async done => tellOf(commands, done),
  });
  keptCommands(group, env, commands);
}

async function tellOf(
  { envelope, columns }: KeptCommands<ApiRelease, Shown>,
  { env, command, opened, done, entity, isNew }: DoneOf<ApiRelease>,
): Promise<void> {
  const shown = (await envelope(opened, command))(entity);
  const { revisionInId } = await import('../model/api.ts');
  const { id } = await currentChosen(opened.store, command);
  const current = isNew ? `\n  API ${id} is its revision ${revisionInId(entity.apiId)} now` : '';
  await report(env, command, shown, columns(env), `${done}.${current}`);
}
