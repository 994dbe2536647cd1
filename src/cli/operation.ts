import type { Command } from 'commander';
import type { OPERATION as Described, Operation } from '../model/operation.ts';
import type { Envelope } from '../resources/envelope.ts';
import type { OperationInput } from '../resources/operations.ts';
import { apiChosen, REVISION_PARENT } from './api-parent.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell } from './environment.ts';
import { type KeptCommands, keptCommands } from './kept-commands.ts';
import { type DoneOf, partMemberCommands } from './member-commands.ts';
import { type MemberOption, memberOptions } from './member-options.ts';
import { report } from './print.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const rules = async () => (await import('../resources/operations.ts')).operations;

const COMMANDS: KeptCommands<Operation, Shown> = {
  word: 'operation',
  noun: 'operation',
  idOption: { name: 'operation-id', lists: 'operations' },
  parent: REVISION_PARENT,
  exampleId: 'get',
  removal: 'remove an operation with its policy',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'METHOD', value: ({ properties }) => properties.method },
    { title: 'URL TEMPLATE', value: ({ properties }) => properties.urlTemplate },
    { title: 'NAME', value: ({ properties }) => properties.displayName, spare: 1 },
  ],
  envelope: async ({ context, store }, command) => {
    const { partEnvelope } = await import('../resources/envelope.ts');
    const { OPERATION } = await import('../model/operation.ts');
    const { id } = await apiChosen(store, command);
    return entity => partEnvelope(context, `apis/${id}`, OPERATION, entity);
  },
  details: undefined,
  list: async ({ store }, command) => (await apiChosen(store, command)).operations ?? [],
  get: async ({ store }, command, id) => (await rules()).get(store, (await apiChosen(store, command)).id, id),
  remove: async ({ store }, command, id) => (await rules()).remove(store, (await apiChosen(store, command)).id, id),
  afterRemoval: async (env, opened, command) => {
    const { id, operations } = await apiChosen(opened.store, command);
    if (operations === undefined)
      tell(env, `Note: API ${id} has no operations any more: every request below its path is forwarded again.`);
  },
};

const { json, required, text } = memberOptions<OperationInput>();
const shapes = () => import('../model/operation.ts');

const OPTIONS: readonly MemberOption<OperationInput>[] = [
  text('--name <text>', 'its display name (else the id)', displayName => ({ displayName }), undefined),
  required('--method <method>', 'GET, POST …', method => ({ method })),
  required(
    '--url-template <template>',
    "what follows the API's path: /items/{id}, /files/*, /items?kind={kind}",
    value => ({
      urlTemplate: value,
    }),
  ),
  text('--description <text>', 'a description', description => ({ description }), [
    'description',
    { description: null },
  ]),
  json(
    'template-parameters',
    'what the parameters of its template are (else text)',
    async () => (await shapes()).templateParametersShape,
    templateParameters => ({ templateParameters }),
    ['template-parameters', { templateParameters: null }],
  ),
  json(
    'request',
    'its request: description, queryParameters, headers, representations',
    async () => (await shapes()).requestShape,
    request => ({ request }),
    ['request', { request: null }],
  ),
  json(
    'responses',
    'its responses: statusCode, description, headers, representations of each',
    async () => (await shapes()).responsesShape,
    responses => ({ responses }),
    ['responses', { responses: null }],
  ),
];

export function operationCommands(program: Command, env: Environment): void {
  const group = program
    .command('operation')
    .description('operations of an API: which requests it answers; without any it forwards all');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  partMemberCommands<Operation, OperationInput>(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add an operation to an API',
      example: 'apim operation new --api-id orders --id create --method POST --url-template /items',
      id: 'its id (else made from its name, or from method and template)',
      force: 'replace one that is there; its policy stays',
    },
    setting: {
      description: 'change what is given of an operation',
      example: "apim operation set get --api-id orders --url-template '/items/{id}'",
    },
    rules: async ({ store }, command) => {
      const known = await rules();
      const { id: apiId } = await apiChosen(store, command);
      return {
        before: id => store.apis.get(apiId)?.operations?.find(each => each.id.toLowerCase() === id.toLowerCase()),
        create: (id, inputs) => known.create(store, apiId, id, ...inputs),
        place: (id, inputs) => known.place(store, apiId, id, ...inputs),
        change: (id, inputs) => known.change(store, apiId, id, ...inputs),
      };
    },
    tell: tellOf,
  });
  keptCommands(group, env, COMMANDS);
}

async function tellOf({ env, command, opened, done, entity, wasThere }: DoneOf<Operation>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened, command))(entity);
  const api = await apiChosen(opened.store, command);
  const { servedPath } = await import('../model/api-version-set.ts');
  const path = `${servedPath(api, opened.store.apiVersionSets.list())}${entity.urlTemplate}`;
  const sentence = `${done}.\n  ${entity.method} ${path.startsWith('/') ? path : `/${path}`}`;
  await report(env, command, shown, COMMANDS.columns(env), sentence);
  if (!wasThere && api.operations?.length === 1)
    tell(
      env,
      `Note: API ${api.id} answers only what its operations match from now on, as in Azure, and 404 to all else.`,
    );
}
