import { type Command, Option } from 'commander';
import type { Probe } from '../probe/probe.ts';
import { type Testing, waysTo } from './backend-ways.ts';
import { bugTeller, type Environment } from './environment.ts';
import { chosenId, optionalId, withIdOf } from './ids.ts';
import { ListedArgument, ListedOption } from './listed.ts';
import { openContext } from './open.ts';
import { type PrintOptions, withOutput } from './options.ts';
import { print, printElse } from './print.ts';
import { pathBelow, seconds } from './values.ts';
import { withExample } from './verbs.ts';

interface TestOptions extends PrintOptions {
  certificate?: string;
  path?: string;
  timeout: number;
  all?: boolean;
}

const HELP = `
Without --certificate it presents what a call through the gateway would present: the certificate of
the API's policy, else the backend's own, else in a context without APIs the only one there is. Where
APIs call the same backend in several ways, each is tested.

Exit code: 0 if a call through the gateway would succeed, else 1.`;

export function backendTestCommand(group: Command, env: Environment, exit: (status: number) => void): void {
  const test = group
    .command('test')
    .description('call a backend as the gateway would, and say what it wants, what it got and what is wrong')
    .addOption(new ListedOption('--certificate <id>', 'present this client certificate', 'certificates'))
    .addOption(new Option('--path <path>', 'what follows the URL of the backend, with its query').argParser(pathBelow))
    .addOption(
      new Option('--timeout <seconds>', 'for TCP and TLS together, and again for the answer')
        .argParser(seconds)
        .default(10_000, '10'),
    )
    .option('--all', 'test all backends and certificates of the context at once, and print a table');
  test.addArgument(new ListedArgument('[id|url]', 'a backend, or any URL', 'backends'));
  withIdOf(test, { name: 'backend-id', lists: 'backends' }, 'which backend');
  withExample(
    withOutput(test),
    'apim backend test contoso\napim backend test contoso --certificate client --path /items/1\napim backend test --all',
  );
  test.addHelpText('after', HELP);
  test.action(async (argument?: string) => exit(await run(env, test, argument)));
}

async function run(env: Environment, command: Command, argument: string | undefined): Promise<number> {
  const options: TestOptions = command.opts();
  if (options.all === true) return testAll(env, command, argument, options);
  if (argument === undefined && optionalId(command) === undefined) return refuseWithoutId(env, command);
  const chosen = chosenId(command, argument);
  const testing = await openProberOf(env, command, options);
  const ways = await waysTo(testing, chosen, options.certificate);
  const probes = await Promise.all(ways.map(way => testing.prober.probe(way, options.path ?? '')));
  await show(env, command, probes);
  return probes.every(({ cause }) => cause === undefined) ? 0 : 1;
}

/** More ids than these nobody reads. */
const MOST_IDS = 10;

async function refuseWithoutId(env: Environment, command: Command): Promise<never> {
  const { store } = await openContext(env, command);
  const ids = store.backends.list().map(({ id }) => id);
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : '';
  const known = ids.length === 0 ? 'There is no backend yet' : `There are ${ids.slice(0, MOST_IDS).join(', ')}${more}`;
  command.error(
    `error: required option '--id <id>' not specified. ${known}; a URL may be tested too, and --all tests all.`,
  );
}

async function openProberOf(env: Environment, command: Command, { timeout }: TestOptions): Promise<Testing> {
  const { store, context } = await openContext(env, command);
  const { openProber } = await import('../probe/prober.ts');
  const { GatewayState } = await import('../gateway/configuration/state.ts');
  const state = store.readTogether(collections => new GatewayState(collections));
  const { extraCa } = await import('./extra-ca.ts');
  const timeouts = { connect: timeout, headers: timeout, idle: timeout };
  const prober = await openProber({
    state,
    service: context,
    timeouts,
    extraCa: extraCa(env),
    onBug: bugTeller(env),
    now: env.now(),
  });
  return { store, prober };
}

async function show(env: Environment, command: Command, probes: readonly Probe[]): Promise<void> {
  const { output, query }: TestOptions = command.opts();
  const [first, ...others] = probes;
  if (output === undefined && query === undefined) {
    const { probeText } = await import('./probe-text.ts');
    env.stdout.write(await probeText(env, probes));
    return;
  }
  const { probeJson } = await import('../probe/json.ts');
  const { probeColumns } = await import('./probe-columns.ts');
  const shown = first !== undefined && others.length === 0 ? probeJson(first) : probes.map(probeJson);
  await print(env, command, shown, probeColumns);
}

async function testAll(
  env: Environment,
  command: Command,
  argument: string | undefined,
  options: TestOptions,
): Promise<number> {
  if (argument !== undefined || options.certificate !== undefined || options.path !== undefined)
    command.error("error: option '--all' tests everything as it is called, and takes no id, --certificate or --path");
  const { store, prober } = await openProberOf(env, command, options);
  const { survey } = await import('../probe/survey.ts');
  const rows = await survey(prober, store.certificates.list(), env.now());
  const { surveyColumns } = await import('./probe-columns.ts');
  // What tests is for people wherever it is printed; a query is a program's.
  if (options.query === undefined) await printElse(env, command, rows, surveyColumns, 'table');
  else await print(env, command, rows, surveyColumns);
  return rows.every(({ verdict }) => verdict !== 'failure') ? 0 : 1;
}
