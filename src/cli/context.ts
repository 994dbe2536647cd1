import { type Command, Option } from 'commander';
import type { Context } from '../model/context.ts';
import type { Home } from '../store/home.ts';
import { byNeed } from './by-need.ts';
import { type Environment, warn } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { ListedArgument, ListedOption } from './listed.ts';
import { findContext, nameInUse, openHomeOf } from './open.ts';
import { Synonym, withContext, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { print, report } from './print.ts';
import { verb, withExample } from './verbs.ts';

export function contextCommands(program: Command, env: Environment): void {
  const group = program.command('context').description('service instances kept apart on this machine');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const create = verb(
    group,
    'new',
    'make a context and use it from now on',
    'apim context new --resource-group ContosoResourceGroup --service-name ContosoAPIMService',
  );
  withForce(withInstance(create), 'replace one of that name; what it holds stays');
  withOutput(create).action(() => newCommand(env, create));

  const list = withOutput(verb(group, 'list', 'list the contexts', 'apim context list'));
  list.action(() => listCommand(env, list));

  const show = verb(group, 'show', 'show one, else the one in use', 'apim context show');
  withOutput(withName(show)).action((name?: string) => showCommand(env, show, name));

  const use = withExample(group.command('use').description('use it from now on'), 'apim context use default');
  withContext(withName(use)).action((name?: string) => useCommand(env, use, name));

  const remove = verb(
    group,
    'remove',
    'remove a context with all that it holds',
    'apim context remove ContosoAPIMService',
  );
  withContext(withName(remove)).action((name?: string) => removeCommand(env, remove, name));
}

const withInstance = (command: Command): Command =>
  command
    .option('--resource-group <name>', 'the resource group in the ids of its resources')
    .addOption(new Synonym('--resource-group-name <name>', 'resourceGroup'))
    .option('--service-name <name>', 'the name of the API Management instance')
    .option('--subscription-id <uuid>', 'the subscription in the ids of its resources')
    .addOption(
      new Option('--resource-id <id>', 'the ARM id of the instance, in place of the three that make it').conflicts([
        'resourceGroup',
        'serviceName',
        'subscriptionId',
      ]),
    )
    .option('--name <name>', 'how commands refer to it (else the service name)');

const withName = (command: Command): Command =>
  command
    .addArgument(new ListedArgument('[name]', '', 'contexts'))
    .addOption(new ListedOption('--name <name>', 'which one', 'contexts'));

interface NewOptions {
  resourceGroup?: string;
  serviceName?: string;
  resourceId?: string;
  name?: string;
  subscriptionId?: string;
}

async function newCommand(env: Environment, command: Command): Promise<void> {
  const { name }: NewOptions = command.opts();
  const home = await openHomeOf(env, command);
  const instance = await instanceOf(command);
  const wanted = { name: name ?? instance.serviceName, ...instance };
  const { context, done } = isForced(command) ? await placed(env, home, wanted) : await added(home, wanted);
  await home.useContext(context.name);
  const sentence = `${done} context ${context.name}; commands use it from now on.`;
  await report(env, command, await shown(context, context.name), COLUMNS, sentence);
  warnOfVariable(env, context.name);
}

async function added(home: Home, context: Context) {
  await home.addContext(context);
  return { context, done: 'Made' };
}

async function placed(env: Environment, home: Home, context: Context) {
  const { name, isReplaced, outdated } = await home.placeContext(context);
  for (const pid of outdated)
    warn(env, `the gateway with process id ${pid} serves it as it was before until it is started again.`);
  return { context: { ...context, name }, done: isReplaced ? 'Replaced' : 'Made' };
}

async function instanceOf(command: Command): Promise<Omit<Context, 'name'>> {
  const { resourceId, resourceGroup, serviceName, subscriptionId }: NewOptions = command.opts();
  const { NO_SUBSCRIPTION, parseServiceId } = await import('../model/context.ts');
  if (resourceId !== undefined) return parseServiceId(resourceId);
  if (resourceGroup === undefined) command.error("error: required option '--resource-group <name>' not specified");
  if (serviceName === undefined) command.error("error: required option '--service-name <name>' not specified");
  return { subscriptionId: subscriptionId ?? NO_SUBSCRIPTION, resourceGroup, serviceName };
}

/** What counts for the next command is not what was just chosen. */
function warnOfVariable(env: Environment, name: string): void {
  const { APIM_CONTEXT } = env.env;
  if (APIM_CONTEXT === undefined || APIM_CONTEXT === '' || APIM_CONTEXT === name) return;
  warn(env, `APIM_CONTEXT is set and comes first: where it is, commands use context ${APIM_CONTEXT}.`);
}

async function listCommand(env: Environment, command: Command): Promise<void> {
  const home = await openHomeOf(env, command);
  const current = await nameInUse(env, command, home);
  const contexts = await home.contexts();
  await print(env, command, await Promise.all(contexts.map(context => shown(context, current))), COLUMNS);
}

async function showCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const home = await openHomeOf(env, command);
  const current = await nameInUse(env, command, home);
  const context = await findContext(home, optionalName(command, argument) ?? current);
  await print(env, command, await shown(context, current), COLUMNS);
}

async function useCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const name = chosenName(command, argument);
  const home = await openHomeOf(env, command);
  await home.useContext(name);
  env.stdout.write(`Commands use context ${name} from now on.\n`);
  warnOfVariable(env, name);
}

async function removeCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const name = chosenName(command, argument);
  const home = await openHomeOf(env, command);
  await home.removeContext(name);
  env.stdout.write(`Removed context ${name}.\n`);
}

function optionalName(command: Command, argument: string | undefined): string | undefined {
  const { name }: { name?: string } = command.opts();
  if (argument !== undefined && name !== undefined && argument !== name)
    command.error(`error: two different names are given: '${argument}' and '${name}'`);
  return argument ?? name;
}

const chosenName = (command: Command, argument: string | undefined): string =>
  optionalName(command, argument) ?? command.error("error: missing required argument 'name'");

async function shown(context: Context, current: string) {
  const { contextEnvelope } = await import('../resources/envelope.ts');
  const { sameId } = await import('../model/identifier.ts');
  return contextEnvelope(context, sameId(context.name, current));
}

const COLUMNS: readonly Column<Awaited<ReturnType<typeof shown>>>[] = [
  { title: '', value: ({ properties }) => (properties.isCurrent ? '*' : '') },
  { title: 'NAME', value: ({ name }) => name },
  { title: 'RESOURCE GROUP', value: ({ properties }) => properties.resourceGroup, spare: 1 },
  { title: 'SERVICE', value: ({ properties }) => properties.serviceName, spare: 2 },
];
