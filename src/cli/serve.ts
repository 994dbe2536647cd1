import { type Command, Option } from 'commander';
import type { LogFormat } from '../gateway/callers/access-log.ts';
import type { ServedGateway } from '../gateway/gateway.ts';
import { ApimCommand } from './apim-command.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell } from './environment.ts';
import { withGatewayOptions } from './gateway-options.ts';
import { endAtLast } from './last-resort.ts';
import { ListedOption } from './listed.ts';
import { type Opened, openContext } from './open.ts';
import { HOST, HTTP_PORT, HTTPS_PORT } from './ports.ts';
import { startServing } from './serve-gateway.ts';
import { connections, origins, port, repeated, workers } from './values.ts';
import { withExample } from './verbs.ts';

/** Requests that run when a gateway is stopped have so long to end, in milliseconds. */
const GRACE = 10_000;
/** What is to be closed after them, also in other processes, has so long; then the process ends all the same. */
const PATIENCE = 5_000;

const WORKERS_HELP = 'serve from so many processes on one port, for load that one core cannot carry';

interface ServeOptions {
  port: number;
  httpsPort?: number;
  host: string;
  backend?: string;
  allowHost?: string[];
  allowOrigin?: string[];
  strictProtocols?: boolean;
  workers: number;
  logFormat: LogFormat;
  verbose?: boolean;
  trace?: 'failures' | 'all';
}

export function serveCommand(program: Command, env: Environment, exit: (status: number) => void): void {
  const serve = program
    .command('serve')
    .description('run the gateway; with a command, run that against it and end with its exit code')
    .passThroughOptions();
  byNeed(serve, () => declareOptions(serve, env, exit));
}

function declareOptions(serve: Command, env: Environment, exit: (status: number) => void): void {
  serve
    .argument('[command...]', 'gets the gateway as APIM_GATEWAY_URL; after -- or not')
    .addOption(new Option('--port <port>', 'for HTTP; 0 takes any free one').argParser(port).default(HTTP_PORT))
    .addOption(
      new Option('--https-port [port]', 'serve HTTPS too, with a certificate of the local CA')
        .argParser(port)
        .preset(`${HTTPS_PORT}`),
    )
    .option('--host <address>', 'listen on this address', HOST)
    .addOption(
      new ListedOption('--backend <id>', 'while the context has no API: serve this backend alone, at /', 'backends'),
    )
    .option('--allow-host <name>', 'answer to this host name too (repeatable)', repeated)
    .option('--allow-origin <origin>', 'let web pages of this origin call too (repeatable)', origins)
    .option('--strict-protocols', 'answer 404 over HTTP where an API has https only, as Azure does')
    .addOption(new Option('--workers <count>', WORKERS_HELP).argParser(workers).default(1))
    .addOption(
      new Option(
        '--max-connections <number>',
        'to one backend at a time, WebSockets included; more requests wait (else 1024, as in Azure)',
      ).argParser(connections),
    )
    .addOption(new Option('--log-format <format>', 'how requests are logged').choices(['text', 'json']).default('text'))
    .option('--verbose', 'with a command: log every request, not only failures')
    .addOption(
      new Option('--trace [which]', 'tell what each policy did, for each request that fails or for all')
        .choices(['failures', 'all'])
        .preset('failures'),
    );
  withExample(withGatewayOptions(serve), 'apim serve\napim serve --port 0 -- npm test');
  serve.action(async (words: string[]) => exit(await run(env, serve, words)));
}

const settingsOf = (options: ServeOptions) => ({
  host: options.host,
  port: options.port,
  allowedHosts: options.allowHost ?? [],
  allowedOrigins: options.allowOrigin ?? [],
  onlyBackend: options.backend,
  strictProtocols: options.strictProtocols === true,
  workers: options.workers,
  logFormat: options.logFormat,
  trace: options.trace,
});

/** Answers the exit code. */
async function run(env: Environment, command: Command, words: readonly string[]): Promise<number> {
  const options: ServeOptions = command.opts();
  const opened = await openContext(env, command);
  const { lineBuffer } = await import('../gateway/callers/line-buffer.ts');
  const { write, flush } = lineBuffer(text => env.stderr.write(text));
  const givenUp = new AbortController();
  const ports = await portsOf(command, options, words);
  const https = await httpsOf(env, opened, ports.https);
  const settings = {
    ...settingsOf(options),
    port: ports.http,
    https,
    failuresOnly: words.length > 0 && options.verbose !== true,
  };
  const gateway = await startServing(env, command, opened, settings, { log: write, onGiveUp: () => givenUp.abort() });
  // Before anything is told: whoever reads it may send a signal at once.
  const end = words.length > 0 ? undefined : stopped(env, givenUp.signal);
  const { introduce } = await import('./introduce.ts');
  env.entitle(titleOf(opened, gateway));
  tellOfPorts(env, options, ports);
  introduce(env, gateway, options.host, https?.caFile);
  const status = await (end ?? runWith(env, words, gateway));
  onSignals(env, () => env.end(1));
  endAtLast(env, status, GRACE + PATIENCE);
  await gateway.close(GRACE);
  flush();
  return status;
}

async function runWith(env: Environment, words: readonly string[], gateway: ServedGateway): Promise<number> {
  const { runCommand } = await import('./child.ts');
  return runCommand(env, words, gateway);
}

interface Ports {
  readonly http: number;
  readonly https: number | undefined;
}

/** Tests must not fail because another gateway runs; who calls one that serves alone must know its port. */
async function portsOf(
  command: Command,
  { host, port, httpsPort }: ServeOptions,
  words: readonly string[],
): Promise<Ports> {
  if (words.length === 0) return { http: port, https: httpsPort };
  const { freePort } = await import('./free-port.ts');
  const isChosen = command.getOptionValueSource('port') !== 'default';
  const isBare = command instanceof ApimCommand && command.isBare('--https-port');
  return {
    http: isChosen ? port : await freePort(host, port),
    https: httpsPort === undefined || !isBare ? httpsPort : await freePort(host, httpsPort),
  };
}

function tellOfPorts(env: Environment, { port, httpsPort }: ServeOptions, { http, https }: Ports): void {
  if (http !== port) tell(env, `Port ${port} is taken: the gateway takes a free one.`);
  if (https !== httpsPort) tell(env, `Port ${httpsPort} is taken: the gateway takes a free one for HTTPS.`);
}

/** Short, for Linux gives it no more room than the command line had. */
function titleOf({ context }: Opened, { url, httpsUrl }: ServedGateway): string {
  const ports = [url, ...(httpsUrl === undefined ? [] : [httpsUrl])].map(each => new URL(each).port);
  return ['apim', context.name, ...ports].join(' ');
}

async function httpsOf(env: Environment, { home }: Opened, httpsPort: number | undefined) {
  if (httpsPort === undefined) return undefined;
  const { localHttps } = await import('./local-https.ts');
  return { port: httpsPort, ...(await localHttps(home.directory, env.now())) };
}

/** The first signal stops the gateway in order; so does that it cannot go on, which is a failure. */
const stopped = (env: Environment, givenUp: AbortSignal): Promise<number> =>
  new Promise(resolve => {
    onSignals(env, () => resolve(0));
    env.onOutputGone(() => {
      tell(env, 'Nobody reads standard output any more: the gateway stops.');
      resolve(0);
    });
    givenUp.addEventListener('abort', () => resolve(1));
    if (givenUp.aborted) resolve(1);
  });

function onSignals(env: Environment, listener: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) env.onSignal(signal, listener);
}
