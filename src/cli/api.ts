import type { Command } from 'commander';
import type { Api } from '../model/api.ts';
import type { ApiInput } from '../resources/apis.ts';
import type { apiEnvelope } from '../resources/envelope.ts';
import { type Environment, tell } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, optionalId, withChosenId, withId } from './ids.ts';
import { ListedOption } from './listed.ts';
import { optionFor } from './mandatory.ts';
import { type Opened, openContext } from './open.ts';
import { withOutput } from './options.ts';
import { report } from './print.ts';
import { type Removable, removals, withRemoval } from './removal.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { changed } from './unchanged.ts';
import { verb } from './verbs.ts';

type Shown = ReturnType<typeof apiEnvelope>;

const API: ResourceCommands<Api, Shown> = {
  word: 'api',
  noun: 'API',
  idOption: 'api-id',
  exampleId: 'orders',
  removal: 'remove an API with its policy',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'PATH', value: ({ properties }) => `/${properties.path}` },
    { title: 'SERVICE URL', value: ({ properties }) => properties.serviceUrl },
    { title: 'PROTOCOLS', value: ({ properties }) => properties.protocols.join(', '), spare: 1 },
    { title: 'NAME', value: ({ properties }) => properties.displayName, spare: 2 },
    {
      title: 'CERTIFICATE',
      value: ({ properties }) => certificateText(properties.gatewayCredentials),
      isOptional: true,
    },
  ],
  list: store => store.apis.list(),
  envelope: async ({ context, store }) => {
    const { apiEnvelope } = await import('../resources/envelope.ts');
    const { credentialsShown } = await import('../resources/shown-credentials.ts');
    const credentials = credentialsShown(store);
    return api => apiEnvelope(context, api, credentials(api));
  },
  details: undefined,
  rules: async () => {
    const { getApi, removeApi } = await import('../resources/apis.ts');
    return { get: getApi, remove: removeApi };
  },
};

const REMOVABLE: Removable<ApiInput> = {
  description: { description: null },
  'service-url': { serviceUrl: null },
  'terms-of-service-url': { termsOfServiceUrl: null },
  contact: { contact: null },
  license: { license: null },
};

export function apiCommands(program: Command, env: Environment): void {
  const group = program
    .command('api')
    .description('APIs: which path leads to which backend, with which client certificate');

  const create = verb(
    group,
    'new',
    'add an API',
    'apim api new --id orders --path orders --service-url https://contoso.com/myapi --certificate client',
  );
  withId(create, API.idOption, 'its id (else made from its name)');
  withForce(
    withApiOptions(create, { isNew: true }),
    'replace one that is there; its policy and what refers to it stay',
  );
  withOutput(create).action(() => newCommand(env, create));

  const set = verb(group, 'set', 'change what is given of an API', 'apim api set orders --certificate client');
  withApiOptions(withChosenId(set, API.idOption), { isNew: false });
  set.option('--no-certificate', 'present no client certificate any more');
  withOutput(withRemoval(set, REMOVABLE)).action((id?: string) => setCommand(env, set, id));

  resourceCommands(group, env, API);
}

const withApiOptions = (command: Command, { isNew }: { isNew: boolean }): Command =>
  command
    .option('--name <text>', 'its display name (else the id)')
    .option('--description <text>', 'a description')
    .addOption(
      optionFor('--path <suffix>', 'the first segments of its URLs here, such as orders; may be empty', {
        isMandatory: isNew,
      }),
    )
    .option('--service-url <url>', 'the backend that it calls')
    .option('--protocols <protocols...>', 'http, https or both (else https)')
    .addOption(
      new ListedOption(
        '--certificate <id|thumbprint>',
        'the client certificate to present: written into its inbound policy, as the portal does',
        'certificates',
      ),
    )
    .option('--terms-of-service-url <url>', 'its terms of service')
    .option('--contact-name <name>', 'whom to ask')
    .option('--contact-url <url>', 'where to ask')
    .option('--contact-email <address>', 'where to write to')
    .option('--license-name <name>', 'its licence')
    .option('--license-url <url>', 'where its licence is');

interface ApiOptions {
  name?: string;
  description?: string;
  path?: string;
  serviceUrl?: string;
  protocols?: string[];
  certificate?: string | false;
  termsOfServiceUrl?: string;
  contactName?: string;
  contactUrl?: string;
  contactEmail?: string;
  licenseName?: string;
  licenseUrl?: string;
}

function apiInput(command: Command): ApiInput {
  const options: ApiOptions = command.opts();
  const { name, description, path, serviceUrl, protocols, certificate, termsOfServiceUrl } = options;
  return {
    displayName: name,
    description,
    path,
    serviceUrl,
    // PowerShell's own writing is `Http,Https`.
    protocols: protocols?.flatMap(text => text.toLowerCase().split(/[\s,]+/)),
    certificate,
    termsOfServiceUrl,
    contact: { name: options.contactName, url: options.contactUrl, email: options.contactEmail },
    license: { name: options.licenseName, url: options.licenseUrl },
  };
}

async function newCommand(env: Environment, command: Command): Promise<void> {
  const opened = await openContext(env, command);
  const { api, done } = await put(opened, command);
  await tellOf(env, command, opened, `${done} API ${api.id}`, api);
  tell(
    env,
    'Note: it has no operations, so every request below its path is forwarded. Azure answers 404 until there are some.',
  );
  if (api.serviceUrl === undefined)
    tell(env, 'Note: it has no service URL, so its policy must name a backend (set-backend-service).');
}

async function put({ store }: Opened, command: Command) {
  const { newApi, placeApi } = await import('../resources/apis.ts');
  const [id, input] = [optionalId(command), apiInput(command)];
  if (!isForced(command)) return { api: await newApi(store, id, input), done: 'Added' };
  const { entity, isReplaced } = await placeApi(store, id, input);
  return { api: entity, done: isReplaced ? 'Replaced' : 'Added' };
}

async function setCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const id = chosenId(command, argument);
  const opened = await openContext(env, command);
  const { setApi } = await import('../resources/apis.ts');
  const before = opened.store.apis.get(id);
  const after = await setApi(opened.store, id, ...removals(command, REMOVABLE), apiInput(command));
  await tellOf(
    env,
    command,
    opened,
    changed(`API ${after.id}`, { command, printing: ['query'], before, after }),
    after,
  );
}

async function tellOf(env: Environment, command: Command, opened: Opened, done: string, api: Api): Promise<void> {
  const shown = (await API.envelope(opened))(api);
  const { path, serviceUrl } = api;
  const certificate = certificateText(shown.properties.gatewayCredentials);
  const lines = [
    `${done}.`,
    `  path     /${path}`,
    `  service  ${serviceUrl ?? 'as its policy says'}`,
    ...(certificate === undefined ? [] : [`  cert     ${certificate}`]),
  ];
  await report(env, command, shown, API.columns(env), lines.join('\n'));
}

function certificateText(credentials: Shown['properties']['gatewayCredentials']): string | undefined {
  if (credentials?.byExpression === true) return 'as its policy computes';
  return credentials?.certificateId ?? credentials?.thumbprint;
}
