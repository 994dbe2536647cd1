import { type Command, Option } from 'commander';
import type { Documents } from '../openapi/documents.ts';
import type { Imported, ImportRequest } from '../resources/api-import.ts';
import type { ApiInput } from '../resources/apis.ts';
import type { Store } from '../store/store.ts';
import { type Environment, tell } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { ListedOption } from './listed.ts';
import { type MemberOption, memberOptions, membersGiven, withMembers } from './member-options.ts';
import { type Opened, openContext } from './open.ts';
import { Synonym, withOutput } from './options.ts';
import { report } from './print.ts';
import { importFormat, type SpecificationKind } from './specification-format.ts';
import { withExample } from './verbs.ts';

const { text, member, switched } = memberOptions<ApiInput>();

/** What comes before what the document says. */
const OPTIONS: readonly MemberOption<ApiInput>[] = [
  text(
    '--path <suffix>',
    'the first segments of its URLs here (else of the API that is there)',
    path => ({ path }),
    undefined,
  ),
  text(
    '--service-url <url>',
    "the backend that it calls (else the document's server)",
    serviceUrl => ({ serviceUrl }),
    undefined,
  ),
  text('--name <text>', "its display name (else the document's title)", displayName => ({ displayName }), undefined),
  member(
    () => new Option('--protocols <protocols...>', 'http, https or both (else https)'),
    (protocols: string[]) => ({ protocols: protocols.flatMap(words => words.toLowerCase().split(/[\s,]+/)) }),
    undefined,
  ),
  switched('subscription-required', 'whether callers need a subscription key', subscriptionRequired => ({
    subscriptionRequired,
  })),
  text(
    '--api-version <version>',
    "its version in the version set (else the document's)",
    apiVersion => ({ apiVersion }),
    undefined,
  ),
  member(
    () => new ListedOption('--api-version-set-id <id>', 'the version set that it is in', 'apiVersionSets'),
    (apiVersionSetId: string) => ({ apiVersionSetId }),
    undefined,
  ),
];

export function apiImportCommand(group: Command, env: Environment): void {
  const command = withExample(
    group.command('import').description('make an API of an OpenAPI 3.0, 3.1 or Swagger 2.0 document, in JSON or YAML'),
    'apim api import openapi.yaml --api-id orders --path orders',
  )
    .argument('[source]', 'a file, a URL, or - for standard input')
    .option('--id <id>', 'its id (else made from its name)')
    .addOption(
      new ListedOption(
        '--api-id <id>',
        'the API that gets what the document says; added where it is not there',
        'apis',
      ),
    )
    .option('--api-revision <number>', 'import into this revision of it');
  withMembers(command, OPTIONS, { isNew: false })
    .addOption(
      new Option('--format <format>', 'auto, openapi, openapi+json or swagger-json (else auto)').argParser(
        importFormat,
      ),
    )
    .addOption(
      new Option(
        '--translate-required-query-parameters <how>',
        'template: they become part of the URL template, so that a request without them finds no operation; query: they do not',
      )
        .choices(['template', 'query'])
        .default('template'),
    );
  for (const [flags, attribute] of SYNONYMS) command.addOption(new Synonym(flags, attribute));
  command.addOption(new Synonym('--specification-format <format>', 'format').argParser(importFormat));
  withOutput(withForce(command, 'import over one that is there; its own settings and the policies stay'));
  command.action((source?: string) => importCommand(env, command, source));
}

const SYNONYMS = [
  ['--specification-path <file>', 'specificationPath'],
  ['--specification-url <url>', 'specificationUrl'],
  ['--protocol <protocols...>', 'protocols'],
  ['--display-name <text>', 'name'],
] as const;

interface Options {
  readonly id?: string;
  readonly apiId?: string;
  readonly apiRevision?: string;
  readonly format?: SpecificationKind;
  readonly translateRequiredQueryParameters: 'template' | 'query';
  readonly specificationPath?: string;
  readonly specificationUrl?: string;
}

async function importCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const options: Options = command.opts();
  const source = sourceOf(command, argument, options);
  const request = await requestOf(env, command, options);
  const opened = await openContext(env, command);
  const documents = await documentsOf(env, opened.store, source);
  if (options.format !== undefined) {
    const { requireKind } = await import('../openapi/kind.ts');
    requireKind(documents.main, options.format === 'swagger' ? 'swagger' : 'openapi');
  }
  const { importApi } = await import('../resources/api-import.ts');
  await tellOf(env, command, opened, await importApi(opened.store, documents, request));
}

function sourceOf(command: Command, argument: string | undefined, options: Options): string {
  const given = [argument, options.specificationPath, options.specificationUrl].filter(each => each !== undefined);
  const [source, other] = given;
  if (other !== undefined) command.error(`error: two documents are given: '${source}' and '${other}'`);
  return source ?? command.error("error: missing required argument 'source': a file, a URL, or - for standard input");
}

async function requestOf(env: Environment, command: Command, options: Options): Promise<ImportRequest> {
  const { id, apiId, apiRevision } = options;
  if (id !== undefined && apiId !== undefined && id !== apiId)
    command.error(`error: two different ids are given: '${id}' and '${apiId}'`);
  if (apiRevision !== undefined && (id ?? apiId) === undefined)
    command.error("error: '--api-revision <number>' needs '--api-id <id>', the API that it is of");
  const inputs = await membersGiven(env, command, OPTIONS);
  return {
    id: apiId ?? id,
    mayBeThere: apiId !== undefined || isForced(command),
    revision: apiRevision,
    requiredQuery: options.translateRequiredQueryParameters,
    members: Object.assign({}, ...inputs),
  };
}

/** The document and all that it refers to. */
async function documentsOf(env: Environment, store: Store, source: string): Promise<Documents> {
  const { readDocuments } = await import('../openapi/documents.ts');
  const { referenceReader } = await import('../openapi/loading/read-reference.ts');
  const { trustOf } = await import('../gateway/backends/trust.ts');
  const { extraCa } = await import('./extra-ca.ts');
  const read = referenceReader({
    cwd: env.cwd,
    ca: () =>
      trustOf(
        store.caCertificates.list().map(({ certificate }) => certificate),
        extraCa(env),
      ).whole,
  });
  const { firstDocument } = await import('./first-document.ts');
  return readDocuments(await firstDocument(env, source, read), read);
}

async function tellOf(env: Environment, command: Command, opened: Opened, imported: Imported): Promise<void> {
  const { entity: api, isReplaced, notes } = imported;
  const { apiEnvelope } = await import('../resources/envelope.ts');
  const { credentialsShown } = await import('../resources/shown-credentials.ts');
  const operations = api.operations?.length ?? 0;
  const lines = [
    `Imported API ${api.id}${isReplaced ? ' over the one that was there' : ''}.`,
    `  path        /${api.path}`,
    `  service     ${api.serviceUrl ?? 'as its policy says'}`,
    `  operations  ${operations}`,
  ];
  const shown = apiEnvelope(opened.context, api, credentialsShown(opened.store)(api));
  const columns = [
    { title: 'ID', value: () => shown.name },
    { title: 'PATH', value: () => `/${shown.properties.path}` },
    { title: 'SERVICE URL', value: () => shown.properties.serviceUrl },
    { title: 'OPERATIONS', value: () => operations },
  ];
  await report(env, command, shown, columns, lines.join('\n'));
  for (const note of notes) tell(env, `Note: ${note}`);
  if (api.serviceUrl === undefined)
    tell(env, 'Note: it has no service URL, so its policy must name a backend (set-backend-service).');
}
