import type { Command } from 'commander';
import type { API_SCHEMA as Described } from '../model/api-schema.ts';
import type { ApiSchemaInput } from '../resources/api-schemas.ts';
import type { Envelope } from '../resources/envelope.ts';
import { byNeed } from './by-need.ts';
import type { Environment } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, optionalId } from './ids.ts';
import { ListedOption } from './listed.ts';
import { type MemberOption, memberOptions, membersGiven, withMembers } from './member-options.ts';
import { type Opened, openContext } from './open.ts';
import { Synonym, withContext, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { print, report } from './print.ts';
import { changed } from './unchanged.ts';
import { verb } from './verbs.ts';

type Schema = Parameters<typeof Described.properties>[0];
type Shown = Envelope<ReturnType<typeof Described.properties>>;

const { text, textFile } = memberOptions<ApiSchemaInput>();

const OPTIONS: readonly MemberOption<ApiSchemaInput>[] = [
  text(
    '--schema-document-content-type <type>',
    'what it is, such as application/vnd.oai.openapi.components+json',
    contentType => ({ contentType }),
    undefined,
  ),
  text('--schema-document <text>', 'the schema itself', given => ({ text: given }), undefined),
];

const FILE = textFile(
  '--schema-document-file-path <file>',
  'the file that it stands in; - for standard input',
  'The schema',
  given => ({ text: given }),
);

const COLUMNS: readonly Column<Shown>[] = [
  { title: 'ID', value: ({ name }) => name },
  { title: 'CONTENT TYPE', value: ({ properties }) => properties.contentType },
  { title: 'TYPES', value: ({ properties }) => typesOf(properties.document).join(', '), spare: 1 },
];

const typesOf = ({ components, definitions }: Shown['properties']['document']): string[] =>
  Object.keys(components?.schemas ?? definitions ?? {});

/** Schemas of an API, which its operations name. */
export function apiSchemaCommands(program: Command, env: Environment): void {
  const group = program.command('api-schema').description('schemas of an API, which its operations name');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const create = verb(
    group,
    'new',
    'add a schema to an API',
    'apim api-schema new --api-id orders --id item --schema-document-content-type application/json --schema-document-file-path item.json',
  );
  withSchema(withApi(create), 'its id (else schema)');
  withForce(withDocument(create, true), 'replace one that is there');
  withOutput(create).action(() => put(env, create));

  const list = verb(group, 'list', 'list the schemas of an API', 'apim api-schema list --api-id orders');
  withOutput(withApi(list)).action(async () => {
    const { opened, apiId, apiSchemas } = await open(env, list);
    await print(env, list, apiSchemas.list(opened.store, apiId).map(await shower(opened, apiId)), COLUMNS);
  });

  const show = verb(group, 'show', 'show one schema', 'apim api-schema show items --api-id orders');
  withOutput(chosen(show)).action(async (argument?: string) => {
    const id = chosenId(show, argument);
    const { opened, apiId, apiSchemas } = await open(env, show);
    const schema = apiSchemas.get(opened.store, apiId, id);
    await print(env, show, (await shower(opened, apiId))(schema), COLUMNS);
  });

  const set = verb(
    group,
    'set',
    'change what is given of a schema',
    'apim api-schema set items --api-id orders --schema-document-file-path item.json',
  );
  withOutput(withDocument(chosen(set), false)).action((argument?: string) => change(env, set, argument));

  const remove = verb(
    group,
    'remove',
    'remove a schema that no operation names',
    'apim api-schema remove items --api-id orders',
  );
  withContext(chosen(remove)).action(async (argument?: string) => {
    const id = chosenId(remove, argument);
    const { opened, apiId, apiSchemas } = await open(env, remove);
    const removed = await apiSchemas.remove(opened.store, apiId, id);
    env.stdout.write(`Removed schema ${removed.id} of API ${apiId}.\n`);
  });
}

const withApi = (command: Command): Command =>
  command.addOption(new ListedOption('--api-id <id>', 'the API that it is of', 'apis'));

const withSchema = (command: Command, description: string): Command =>
  command.option('--id <id>', description).addOption(new Synonym('--schema-id <id>', 'id'));

const chosen = (command: Command): Command => withSchema(withApi(command.argument('[id]')), 'which one');

function withDocument(command: Command, isNew: boolean): Command {
  withMembers(command, OPTIONS, { isNew });
  FILE.add(command, { isNew: false });
  return command;
}

async function open(env: Environment, command: Command) {
  const { apiId }: { apiId?: string } = command.opts();
  if (apiId === undefined) command.error("error: required option '--api-id <id>' not specified");
  const opened = await openContext(env, command);
  const { apiSchemas } = await import('../resources/api-schemas.ts');
  const { getApi } = await import('../resources/apis.ts');
  return { opened, apiId: getApi(opened.store, apiId).id, apiSchemas };
}

async function shower({ context }: Opened, apiId: string): Promise<(schema: Schema) => Shown> {
  const { envelope } = await import('../resources/envelope.ts');
  const { API_SCHEMA } = await import('../model/api-schema.ts');
  return schema => envelope(context, { ...API_SCHEMA, segment: `apis/${apiId}/schemas` }, schema);
}

async function inputsOf(env: Environment, command: Command): Promise<ApiSchemaInput[]> {
  const { schemaDocument, schemaDocumentFilePath } = command.opts();
  if (schemaDocument !== undefined && schemaDocumentFilePath !== undefined)
    command.error("error: give one of '--schema-document <text>' and '--schema-document-file-path <file>'");
  return membersGiven(env, command, [...OPTIONS, FILE]);
}

async function put(env: Environment, command: Command): Promise<void> {
  const inputs = await inputsOf(env, command);
  if (!inputs.some(input => input.text !== undefined))
    command.error("error: give one of '--schema-document <text>' and '--schema-document-file-path <file>'");
  const id = optionalId(command);
  const { opened, apiId, apiSchemas } = await open(env, command);
  const { entity, isReplaced } = isForced(command)
    ? await apiSchemas.place(opened.store, apiId, id, ...inputs)
    : { entity: await apiSchemas.create(opened.store, apiId, id, ...inputs), isReplaced: false };
  const done = `${isReplaced ? 'Replaced' : 'Added'} schema ${entity.id} of API ${apiId}.`;
  await report(env, command, (await shower(opened, apiId))(entity), COLUMNS, done);
}

async function change(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const id = chosenId(command, argument);
  const inputs = await inputsOf(env, command);
  const { opened, apiId, apiSchemas } = await open(env, command);
  const before = apiSchemas.get(opened.store, apiId, id);
  const after = await apiSchemas.change(opened.store, apiId, id, ...inputs);
  const what = `schema ${after.id} of API ${apiId}`;
  const done = await changed(what, { command, printing: ['query', 'apiId'], before, after });
  await report(env, command, (await shower(opened, apiId))(after), COLUMNS, `${done}.`);
}
