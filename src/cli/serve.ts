import { type Command, Option } from 'commander';
import type { LogFormat } from '../gateway/access-log.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { isLoopbackAddress } from '../http/loopback.ts';
import { type Environment, tell, warn } from './environment.ts';
import { gatewayOptions, withGatewayOptions } from './gateway-options.ts';
import { lineBuffer } from './line-buffer.ts';
import { type Opened, openContext } from './open.ts';
import { connections, port, repeated } from './values.ts';
import { withExample } from './verbs.ts';

/** Requests that run when a gateway is stopped have so long to end, in milliseconds. */
const GRACE = 10_000;

interface ServeOptions {
  port: number;
  httpsPort?: number;
  host: string;
  backend?: string;
  allowHost?: string[];
  strictProtocols?: boolean;
  logFormat: LogFormat;
  verbose?: boolean;
}

export function serveCommand(program: Command, env: Environment, exit: (status: number) => void): void {
  const serve = program
    .command('serve')
    .description('run the gateway; with a command, run that against it and end with its exit code')
    .argument('[command...]', 'gets the gateway as APIM_GATEWAY_URL; after -- or not')
    .passThroughOptions()
    .addOption(new Option('--port <port>', 'for HTTP; 0 takes any free one').argParser(port).default(8080))
    .addOption(
      new Option('--https-port [port]', 'serve HTTPS too, with a certificate of the local CA')
        .argParser(port)
        .preset('8081'),
    )
    .option('--host <address>', 'listen on this address', '127.0.0.1')
    .option('--backend <id>', 'while the context has no API: serve this backend alone, at /')
    .option('--allow-host <name>', 'answer to this host name too (repeatable)', repeated)
    .option('--strict-protocols', 'answer 404 over HTTP where an API has https only, as Azure does')
    .addOption(
      new Option(
        '--max-connections <number>',
        'to one backend at a time, WebSockets included; more requests wait (else 1024, as in Azure)',
      ).argParser(connections),
    )
    .addOption(new Option('--log-format <format>', 'how requests are logged').choices(['text', 'json']).default('text'))
    .option('--verbose', 'with a command: log every request, not only failures');
  withExample(withGatewayOptions(serve), 'apim serve\napim serve --port 0 -- npm test');
  serve.action(async (words: string[]) => exit(await run(env, serve, words)));
}

/** Answers the exit code. */
async function run(env: Environment, command: Command, words: readonly string[]): Promise<number> {
  const options: ServeOptions = command.opts();
  const opened = await openContext(env, command);
  const { write, flush } = lineBuffer(text => env.stderr.write(text));
  const { startGateway } = await import('../gateway/gateway.ts');
  const { accessLog } = await import('../gateway/access-log.ts');
  const https = await httpsOf(env, opened, options);
  const gateway = await startGateway({
    ...(await gatewayOptions(env, command, opened)),
    host: options.host,
    port: options.port,
    https,
    allowedHosts: options.allowHost ?? [],
    onlyBackend: options.backend,
    strictProtocols: options.strictProtocols === true,
    log: accessLog(options.logFormat, words.length > 0 && options.verbose !== true, write),
  });
  introduce(env, gateway, options, https?.caFile);
  const status = words.length > 0 ? await runWith(env, words, gateway) : await stopped(env);
  onSignals(env, () => env.end(1));
  await gateway.close(GRACE);
  flush();
  return status;
}

async function runWith(env: Environment, words: readonly string[], gateway: Gateway): Promise<number> {
  const { runCommand } = await import('./child.ts');
  return runCommand(env, words, gateway);
}

async function httpsOf(env: Environment, { home }: Opened, { httpsPort }: ServeOptions) {
  if (httpsPort === undefined) return undefined;
  const { localHttps } = await import('./local-https.ts');
  return { port: httpsPort, ...(await localHttps(home.directory, env.now())) };
}

function introduce(env: Environment, gateway: Gateway, { host }: ServeOptions, caFile: string | undefined): void {
  tell(env, `Gateway listening on ${gateway.url}`);
  if (gateway.httpsUrl !== undefined)
    tell(env, `Gateway listening on ${gateway.httpsUrl}, its CA certificate is ${caFile}`);
  if (!isLoopbackAddress(host)) warn(env, `--host ${host} lets other machines use this context's client certificates.`);
  for (const sentence of gateway.broken) warn(env, sentence);
  const lines = gateway.overview();
  for (const line of lines.slice(0, SHOWN)) tell(env, line);
  if (lines.length > SHOWN) tell(env, `… and ${lines.length - SHOWN} more (apim api list)`);
  if (lines.length === 0) tell(env, NOTHING_SERVED);
  if (gateway.servesApis) tell(env, FORWARDS_ALL);
}

/** More lines than this nobody reads. */
const SHOWN = 20;
const NOTHING_SERVED =
  'Nothing is served yet: add a backend (apim backend new) or an API (apim api new); no restart is needed.';
const FORWARDS_ALL =
  'Note: an API without operations forwards every request below its path; Azure answers 404 until it has some.';

/** The first signal stops the gateway in order. */
const stopped = (env: Environment): Promise<number> => new Promise(resolve => onSignals(env, () => resolve(0)));

function onSignals(env: Environment, listener: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) env.onSignal(signal, listener);
}
