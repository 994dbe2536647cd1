import { type Command, Option } from 'commander';
import type { Api } from '../model/api.ts';
import type { apiEnvelope } from '../resources/envelope.ts';
import { apiExportCommand } from './api-export.ts';
import { apiImportCommand } from './api-import.ts';
import { API_OPTIONS } from './api-options.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell } from './environment.ts';
import type { Filter } from './kept-commands.ts';
import { ListedOption } from './listed.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { booleanOption } from './values.ts';

type Shown = ReturnType<typeof apiEnvelope>;

const BY_NAME: Filter<Api> = {
  option: () => new Option('--name <text>', 'only those of this name'),
  keep: async (apis, name) => apis.filter(({ displayName }) => displayName === name),
};

const BY_PRODUCT: Filter<Api> = {
  option: () => new ListedOption('--product-id <id>', 'only those in this product', 'products'),
  keep: async (apis, id, { store }) => {
    const { getProduct, isIn } = await import('../resources/products.ts');
    const product = getProduct(store, id);
    return apis.filter(api => isIn(product, api));
  },
};

const COMMANDS: ResourceCommands<'apis', Shown> = {
  word: 'api',
  noun: 'API',
  idOption: { name: 'api-id', lists: 'apis' },
  exampleId: 'orders',
  removal: 'remove an API with its policy',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'PATH', value: ({ properties }) => `/${properties.path}` },
    { title: 'SERVICE URL', value: ({ properties }) => properties.serviceUrl },
    { title: 'VERSION', value: ({ properties }) => properties.apiVersion, isOptional: true },
    { title: 'KEY', value: ({ properties }) => (properties.subscriptionRequired ? 'needed' : ''), isOptional: true },
    { title: 'PROTOCOLS', value: ({ properties }) => properties.protocols.join(', '), spare: 1 },
    { title: 'NAME', value: ({ properties }) => properties.displayName, spare: 2 },
    {
      title: 'CERTIFICATE',
      value: ({ properties }) => certificateText(properties.gatewayCredentials),
      isOptional: true,
    },
  ],
  envelope: async ({ context, store }) => {
    const { apiEnvelope } = await import('../resources/envelope.ts');
    const { credentialsShown } = await import('../resources/shown-credentials.ts');
    const credentials = credentialsShown(store);
    return api => apiEnvelope(context, api, credentials(api));
  },
  details: undefined,
  filters: [BY_NAME, BY_PRODUCT],
  withRemoveOptions: remove =>
    remove.addOption(
      booleanOption('delete-revisions', 'with its other revisions, which keep it from being removed else'),
    ),
  rules: async command => {
    const { getApi, removeApi, removeApiWithRevisions } = await import('../resources/apis.ts');
    const { deleteRevisions }: { deleteRevisions?: boolean } = command.opts();
    return { get: getApi, remove: deleteRevisions === true ? removeApiWithRevisions : removeApi };
  },
};

export function apiCommands(program: Command, env: Environment): void {
  const group = program
    .command('api')
    .description('APIs: which path leads to which backend, with which client certificate');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const { set } = memberCommands(group, env, COMMANDS, {
    options: API_OPTIONS,
    creating: {
      description: 'add an API',
      example: 'apim api new --id orders --path orders --service-url https://contoso.com/myapi --certificate client',
      id: 'its id (else made from its name)',
      force: 'replace one that is there; its policy and what refers to it stay',
    },
    setting: { description: 'change what is given of an API', example: 'apim api set orders --certificate client' },
    rules: async () => (await import('../resources/apis-in-products.ts')).apisInProducts,
    tell: tellOf,
  });
  set.option('--no-certificate', 'present no client certificate any more');
  resourceCommands(group, env, COMMANDS);
  apiImportCommand(group, env);
  apiExportCommand(group, env);
}

async function tellOf({ env, command, opened, done, entity: api, isNew }: Done<'apis'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(api);
  const { servedPath } = await import('../model/api-version-set.ts');
  const certificate = certificateText(shown.properties.gatewayCredentials);
  const lines = [
    `${done}.`,
    `  path     /${servedPath(api, opened.store.apiVersionSets.list())}`,
    `  service  ${api.serviceUrl ?? 'as its policy says'}`,
    ...(certificate === undefined ? [] : [`  cert     ${certificate}`]),
  ];
  await report(env, command, shown, COMMANDS.columns(env), lines.join('\n'));
  if (isNew) await tellOfNew(env, api);
}

async function tellOfNew(env: Environment, api: Api): Promise<void> {
  if (api.operations === undefined)
    tell(
      env,
      'Note: it has no operations, so every request below its path is forwarded. Azure answers 404 until there are some.',
    );
  if (api.serviceUrl === undefined)
    tell(env, 'Note: it has no service URL, so its policy must name a backend (set-backend-service).');
  if (api.subscriptionRequired) tell(env, await keyNote(api));
}

async function keyNote(api: Api): Promise<string> {
  const { keyNamesOf, idOfAllRevisions } = await import('../model/api.ts');
  const { word } = await import('../resources/shell-word.ts');
  const command = `apim subscription new --scope ${word(`/apis/${idOfAllRevisions(api.id)}`)}`;
  return `Note: it is called with a key in ${keyNamesOf(api).header}. \`${command}\` makes one.`;
}

function certificateText(credentials: Shown['properties']['gatewayCredentials']): string | undefined {
  if (credentials?.byExpression === true) return 'as its policy computes';
  return credentials?.certificateId ?? credentials?.thumbprint;
}
