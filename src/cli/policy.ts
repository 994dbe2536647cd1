import { type Command, Option } from 'commander';
import { type DocumentScope, ownerName } from '../model/scope.ts';
import type { Envelope } from '../resources/envelope.ts';
import { byNeed } from './by-need.ts';
import { formatOption, requireFormat } from './document-format.ts';
import { type Environment, warn } from './environment.ts';
import { readTextInput } from './input.ts';
import { ListedArgument, ListedOption } from './listed.ts';
import { openContext } from './open.ts';
import { type PrintOptions, Synonym, withContext, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { policyFormatCommand } from './policy-format.ts';
import { policyKindsCommand } from './policy-kinds.ts';
import { policyValidateCommand } from './policy-validate.ts';
import { print } from './print.ts';
import { verb } from './verbs.ts';

export function policyCommands(program: Command, env: Environment, exit: (status: number) => void): void {
  const group = program.command('policy').description('policy documents of an API, or of the whole service');
  byNeed(group, () => declareCommands(group, env, exit));
}

function declareCommands(group: Command, env: Environment, exit: (status: number) => void): void {
  const set = verb(
    group,
    'set',
    'check a policy document and put it in effect',
    'apim policy set --api orders --file policy.xml',
  )
    .option('--file <file>', 'the document; - for standard input')
    .addOption(new Synonym('--policy-file-path <file>', 'file'))
    .addOption(new Option('--policy <xml>', 'the document itself').conflicts('file'))
    .addOption(formatOption());
  withContext(withScope(set)).action((api?: string) => setCommand(env, set, api));

  const show = verb(group, 'show', 'print the document of a scope as it was saved', 'apim policy show --api orders');
  withOutput(withScope(show)).action((api?: string) => showCommand(env, show, api));

  const remove = verb(
    group,
    'remove',
    'take the document of a scope away: what is broader applies',
    'apim policy remove --api orders',
  );
  withContext(withScope(remove)).action((api?: string) => removeCommand(env, remove, api));

  policyKindsCommand(group, env);
  policyValidateCommand(group, env, exit);
  policyFormatCommand(group, env, exit);
}

const withScope = (command: Command): Command =>
  command
    .addArgument(new ListedArgument('[api]', 'the same as --api', 'apis'))
    .addOption(new ListedOption('--api <id>', 'of this API (else of the whole service)', 'apis'))
    .addOption(new Synonym('--api-id <id>', 'api'))
    .addOption(new Option('--operation <id>', 'of this operation of the API'))
    .addOption(new Synonym('--operation-id <id>', 'operation'))
    .addOption(new ListedOption('--product <id>', 'of this product', 'products').conflicts(['api', 'operation']))
    .addOption(new Synonym('--product-id <id>', 'product'));

function scopeOf(command: Command, argument: string | undefined): DocumentScope {
  const { api, operation, product }: { api?: string; operation?: string; product?: string } = command.opts();
  if (argument !== undefined && api !== undefined && argument !== api)
    command.error(`error: two different ids are given: '${argument}' and '${api}'`);
  const apiId = argument ?? api;
  if (product !== undefined && apiId !== undefined)
    command.error('error: an API and a product are given: a document is of one of them');
  if (product !== undefined) return { kind: 'product', productId: product };
  if (operation === undefined) return apiId === undefined ? { kind: 'global' } : { kind: 'api', apiId };
  if (apiId === undefined) command.error("error: '--operation <id>' needs '--api <id>', the API that it is of");
  return { kind: 'operation', apiId, operationId: operation };
}

async function setCommand(env: Environment, command: Command, api: string | undefined): Promise<void> {
  const scope = scopeOf(command, api);
  const document = await documentOf(env, command);
  await requireFormat(command, document);
  const { store } = await openContext(env, command);
  const { setPolicy } = await import('../resources/policies.ts');
  const warnings = await setPolicy(store, scope, document);
  env.stdout.write(`Set the policy of ${ownerName(scope)}.\n`);
  for (const warning of warnings) warn(env, warning);
}

async function documentOf(env: Environment, command: Command): Promise<string> {
  const { file, policy }: { file?: string; policy?: string } = command.opts();
  if (policy !== undefined) return policy;
  if (file === undefined) command.error("error: give one of '--file <file>' and '--policy <xml>'");
  return readTextInput(env, file, 'The policy document');
}

async function showCommand(env: Environment, command: Command, api: string | undefined): Promise<void> {
  const scope = scopeOf(command, api);
  const { store, context } = await openContext(env, command);
  const { getPolicy } = await import('../resources/policies.ts');
  const document = getPolicy(store, scope);
  const { output, query }: PrintOptions = command.opts();
  if (output === undefined && query === undefined) return writeDocument(env, document);
  const { policyEnvelope } = await import('../resources/envelope.ts');
  await print(env, command, policyEnvelope(context, scope, document), COLUMNS);
}

/** Byte for byte, except that a terminal's next line is its own. */
function writeDocument({ stdout }: Environment, document: string): void {
  stdout.write(document);
  if (stdout.isTTY === true && !document.endsWith('\n')) stdout.write('\n');
}

async function removeCommand(env: Environment, command: Command, api: string | undefined): Promise<void> {
  const scope = scopeOf(command, api);
  const { store } = await openContext(env, command);
  const { removePolicy } = await import('../resources/policies.ts');
  await removePolicy(store, scope);
  env.stdout.write(`Removed the policy of ${ownerName(scope)}.\n`);
}

const COLUMNS: readonly Column<Envelope<{ format: string; value: string }>>[] = [
  { title: 'ID', value: ({ name }) => name },
  { title: 'FORMAT', value: ({ properties }) => properties.format },
  { title: 'VALUE', value: ({ properties }) => properties.value },
];
