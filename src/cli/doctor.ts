import { type Command, Option } from 'commander';
import type { ExaminedContext, UnknownContext } from '../doctor/examination.ts';
import type { Finding } from '../doctor/finding.ts';
import { byNeed } from './by-need.ts';
import type { Environment } from './environment.ts';
import { homeDirectoryOf, openContext } from './open.ts';
import { type PrintOptions, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { HOST, HTTP_PORT, HTTPS_PORT } from './ports.ts';
import { print } from './print.ts';
import { port } from './values.ts';
import { withExample } from './verbs.ts';
import { VERDICT_COLOURS } from './verdict-colours.ts';

interface DoctorOptions extends PrintOptions {
  port?: number;
  httpsPort?: number;
}

export function doctorCommand(program: Command, env: Environment, exit: (status: number) => void): void {
  const doctor = program
    .command('doctor')
    .description('look at all that a gateway needs, and say what will fail before a request does');
  byNeed(doctor, () => declareOptions(doctor, env, exit));
}

function declareOptions(doctor: Command, env: Environment, exit: (status: number) => void): void {
  doctor
    .addOption(
      new Option('--port <port>', `the port that serve is to have for HTTP (else ${HTTP_PORT})`).argParser(port),
    )
    .addOption(
      new Option('--https-port <port>', `the port that serve is to have for HTTPS (else ${HTTPS_PORT})`).argParser(
        port,
      ),
    );
  withExample(withOutput(doctor), 'apim doctor');
  doctor.addHelpText(
    'after',
    '\nIt changes nothing, and calls each backend with HEAD requests, and with a GET where one fails. Exit code: 1 if something will fail, else 0.',
  );
  doctor.action(async () => exit(await run(env, doctor)));
}

async function run(env: Environment, command: Command): Promise<number> {
  const { port, httpsPort }: DoctorOptions = command.opts();
  const { examine } = await import('../doctor/examine.ts');
  const { SOURCES } = await import('../doctor/sources.ts');
  const listeners = {
    host: HOST,
    http: port ?? HTTP_PORT,
    https: httpsPort ?? HTTPS_PORT,
    wantsHttps: httpsPort !== undefined,
  };
  const examination = {
    nodeVersion: process.version,
    env: env.env,
    cwd: env.cwd,
    now: env.now(),
    home: homeDirectoryOf(env, command),
    listeners,
    context: await contextOf(env, command),
  };
  const findings = await examine(examination, SOURCES);
  await show(env, command, findings);
  return findings.some(({ verdict }) => verdict === 'failure') ? 1 : 0;
}

/** A list of contexts that cannot be read is a finding; a context that is not there is a slip of the pen. */
async function contextOf(env: Environment, command: Command): Promise<ExaminedContext | UnknownContext> {
  const { UserError } = await import('../errors.ts');
  try {
    const { context, store } = await openContext(env, command);
    const { examineContext } = await import('../doctor/examine-context.ts');
    return await examineContext(context, store.directory);
  } catch (error) {
    if (error instanceof UserError && error.code === 'StateError') return { problem: error.message };
    throw error;
  }
}

async function show(env: Environment, command: Command, findings: readonly Finding[]): Promise<void> {
  const { output, query }: DoctorOptions = command.opts();
  if (output !== undefined || query !== undefined) return print(env, command, findings, COLUMNS);
  const { findingsText } = await import('./doctor-text.ts');
  env.stdout.write(await findingsText(env, findings));
}

const COLUMNS: readonly Column<Finding>[] = [
  { title: 'AREA', value: ({ area }) => area },
  { title: 'SUBJECT', value: ({ subject }) => subject },
  { title: 'VERDICT', value: ({ verdict }) => verdict, colour: ({ verdict }) => VERDICT_COLOURS[verdict] },
  { title: 'SENTENCE', value: ({ sentence }) => sentence },
  { title: 'COMMAND', value: ({ command }) => command },
];
