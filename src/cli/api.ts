import { type Command, Option } from 'commander';
import type { Api } from '../model/api.ts';
import type { ApiInput } from '../resources/apis.ts';
import type { apiEnvelope } from '../resources/envelope.ts';
import { apiExportCommand } from './api-export.ts';
import { apiImportCommand } from './api-import.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell } from './environment.ts';
import { ListedOption } from './listed.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { type MemberOption, memberOptions } from './member-options.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';

type Shown = ReturnType<typeof apiEnvelope>;

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
  rules: async () => (await import('../resources/apis.ts')).apis,
};

const { text, required, member } = memberOptions<ApiInput>();

const OPTIONS: readonly MemberOption<ApiInput>[] = [
  text('--name <text>', 'its display name (else the id)', displayName => ({ displayName }), undefined),
  text('--description <text>', 'a description', description => ({ description }), [
    'description',
    { description: null },
  ]),
  required('--path <suffix>', 'the first segments of its URLs here, such as orders; may be empty', path => ({ path })),
  text('--service-url <url>', 'the backend that it calls', serviceUrl => ({ serviceUrl }), [
    'service-url',
    { serviceUrl: null },
  ]),
  member(
    () => new Option('--protocols <protocols...>', 'http, https or both (else https)'),
    // PowerShell's own writing is `Http,Https`.
    (protocols: string[]) => ({ protocols: protocols.flatMap(words => words.toLowerCase().split(/[\s,]+/)) }),
    undefined,
  ),
  member(
    () =>
      new ListedOption(
        '--certificate <id|thumbprint>',
        'the client certificate to present: written into its inbound policy, as the portal does',
        'certificates',
      ),
    (certificate: string | false) => ({ certificate }),
    undefined,
  ),
  text('--terms-of-service-url <url>', 'its terms of service', termsOfServiceUrl => ({ termsOfServiceUrl }), [
    'terms-of-service-url',
    { termsOfServiceUrl: null },
  ]),
  text('--contact-name <name>', 'whom to ask', name => ({ contact: { name } }), ['contact', { contact: null }]),
  text('--contact-url <url>', 'where to ask', url => ({ contact: { url } }), undefined),
  text('--contact-email <address>', 'where to write to', email => ({ contact: { email } }), undefined),
  text('--license-name <name>', 'its licence', name => ({ license: { name } }), ['license', { license: null }]),
  text('--license-url <url>', 'where its licence is', url => ({ license: { url } }), undefined),
];

export function apiCommands(program: Command, env: Environment): void {
  const group = program
    .command('api')
    .description('APIs: which path leads to which backend, with which client certificate');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const { set } = memberCommands(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add an API',
      example: 'apim api new --id orders --path orders --service-url https://contoso.com/myapi --certificate client',
      id: 'its id (else made from its name)',
      force: 'replace one that is there; its policy and what refers to it stay',
    },
    setting: { description: 'change what is given of an API', example: 'apim api set orders --certificate client' },
    rules: async () => (await import('../resources/apis.ts')).apis,
    tell: tellOf,
  });
  set.option('--no-certificate', 'present no client certificate any more');
  resourceCommands(group, env, COMMANDS);
  apiImportCommand(group, env);
  apiExportCommand(group, env);
}

async function tellOf({ env, command, opened, done, entity: api, isNew }: Done<'apis'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(api);
  const { path, serviceUrl } = api;
  const certificate = certificateText(shown.properties.gatewayCredentials);
  const lines = [
    `${done}.`,
    `  path     /${path}`,
    `  service  ${serviceUrl ?? 'as its policy says'}`,
    ...(certificate === undefined ? [] : [`  cert     ${certificate}`]),
  ];
  await report(env, command, shown, COMMANDS.columns(env), lines.join('\n'));
  if (isNew) tellOfNew(env, api);
}

function tellOfNew(env: Environment, { serviceUrl }: Api): void {
  tell(
    env,
    'Note: it has no operations, so every request below its path is forwarded. Azure answers 404 until there are some.',
  );
  if (serviceUrl === undefined)
    tell(env, 'Note: it has no service URL, so its policy must name a backend (set-backend-service).');
}

function certificateText(credentials: Shown['properties']['gatewayCredentials']): string | undefined {
  if (credentials?.byExpression === true) return 'as its policy computes';
  return credentials?.certificateId ?? credentials?.thumbprint;
}
