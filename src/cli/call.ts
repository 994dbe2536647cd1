import type { IncomingMessage } from 'node:http';
import type { Writable } from 'node:stream';
import { Argument, type Command, Option } from 'commander';
import { UserError } from '../errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Tracer } from '../gateway/trace/tracer.ts';
import { byNeed } from './by-need.ts';
import { type Environment, tell, warn } from './environment.ts';
import { gatewayOptions, withGatewayOptions } from './gateway-options.ts';
import { readInput } from './input.ts';
import { ListedArgument } from './listed.ts';
import { type Opened, openContext } from './open.ts';
import { type NamedSecret, readNamedSecrets, withNamedSecret } from './secret.ts';
import type { Message } from './send.ts';
import { headerPair, method, type Pair, wrongHeader } from './values.ts';
import { withExample } from './verbs.ts';

const HEADER: NamedSecret = {
  name: 'header',
  flags: '-H, --header <name: value>',
  description: 'a header (repeatable); Name=value too',
  form: "'Name: value'",
  read: headerPair,
};

interface Wanted {
  readonly api: string;
  readonly method: string;
  readonly path: string;
}

interface CallOptions {
  readonly trace?: boolean;
  readonly output?: 'json';
}

export function callCommand(program: Command, env: Environment, exit: (status: number) => void): void {
  const call = program
    .command('call')
    .description('send one request through a gateway of its own: status and headers to stderr, the body to stdout');
  byNeed(call, () => declareOptions(call, env, exit));
}

function declareOptions(call: Command, env: Environment, exit: (status: number) => void): void {
  call
    .addArgument(
      new ListedArgument('<api>', 'the id of an API, or of a backend while the context has no API', 'served'),
    )
    .addArgument(new Argument('<method>', 'GET, POST …').argParser(method))
    .argument('<path>', "what follows the API's own path, with its query")
    .option('-d, --data <text>', 'the body; @FILE for a file, @- for standard input')
    .option('--trace', 'tell on stderr what each policy did')
    .addOption(
      new Option('-o, --output <format>', "with --trace: print what Azure's API inspector shows, not the body").choices(
        ['json'],
      ),
    );
  withExample(
    withGatewayOptions(withNamedSecret(call, HEADER)),
    "apim call orders GET /items/1\napim call orders POST /items -H 'Content-Type: application/json' -d @item.json",
  );
  call.addHelpText('after', '\nExit code: 0 for an answer below 400, else 1.');
  call.action(async (api: string, method: string, path: string) => exit(await run(env, call, { api, method, path })));
}

async function run(env: Environment, command: Command, wanted: Wanted): Promise<number> {
  const { trace, output }: CallOptions = command.opts();
  if (output !== undefined && trace !== true) command.error("error: '--output' needs '--trace'");
  const opened = await openContext(env, command);
  const body = await bodyOf(env, command);
  const headers = await headersOf(env, command);
  const traces: string[] = [];
  const tracer = trace === true ? await tracerOf(env, opened, output, text => traces.push(text)) : undefined;
  const gateway = await gatewayOf(env, command, opened, tracer);
  try {
    return await exchange(env, { ...wanted, url: urlOf(gateway, wanted), headers, body }, output === undefined);
  } finally {
    await gateway.close(0);
    // Behind the answer, though the gateway may know it before the answer is read.
    for (const text of traces) (output === undefined ? env.stderr : env.stdout).write(text);
  }
}

async function gatewayOf(
  env: Environment,
  command: Command,
  opened: Opened,
  tracer: Tracer | undefined,
): Promise<Gateway> {
  const { startGateway } = await import('../gateway/gateway.ts');
  const { accessLog } = await import('../gateway/callers/access-log.ts');
  const { leftOut } = await import('../policy/unsupported.ts');
  const gateway = await startGateway({
    ...(await gatewayOptions(env, command, opened)),
    host: '127.0.0.1',
    port: 0,
    https: undefined,
    allowedHosts: [],
    allowedOrigins: [],
    onlyBackend: undefined,
    strictProtocols: false,
    tracer,
    log: accessLog('text', true, line => tell(env, line)),
  });
  if (gateway.skipped.length > 0) warn(env, leftOut(gateway.skipped));
  return gateway;
}

async function tracerOf(
  env: Environment,
  { context }: Opened,
  output: CallOptions['output'],
  write: (text: string) => void,
): Promise<Tracer> {
  const { tracing } = await import('./tracing.ts');
  return tracing(env, { service: context, form: output ?? 'tree', failuresOnly: false, write });
}

async function bodyOf(env: Environment, command: Command): Promise<Buffer | undefined> {
  const { data, headerStdin }: { data?: string; headerStdin?: string } = command.opts();
  if (data === undefined) return undefined;
  if (data === '@-' && headerStdin !== undefined)
    command.error("error: the body and '--header-stdin' cannot both come from standard input");
  return data.startsWith('@') ? readInput(env, data.slice(1), 'The body') : Buffer.from(data);
}

async function headersOf(env: Environment, command: Command): Promise<Pair[]> {
  const headers = await readNamedSecrets(env, command, 'header');
  const [wrong] = headers.map(wrongHeader).filter(sentence => sentence !== undefined);
  return wrong === undefined ? headers : command.error(`error: ${wrong}`);
}

function urlOf(gateway: Gateway, { api, path }: Wanted): string {
  const address = gateway.addressOf(api);
  if (address !== undefined) return `${address.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
  throw new UserError(
    'NotFound',
    `There is no API '${api}', nor a backend that is served by that name. \`apim api list\` and \`apim backend list\` show those there are.`,
  );
}

async function exchange(env: Environment, message: Message, printsBody: boolean): Promise<number> {
  const { brokenOff, send } = await import('./send.ts');
  const response = await send(message);
  tellHead(env, response);
  const { pipeline } = await import('node:stream/promises');
  try {
    if (printsBody) await pipeline(response, env.stdout, { end: false });
    else await pipeline(response, await nowhere());
  } catch (error) {
    throw brokenOff(error);
  }
  return (response.statusCode ?? 0) < 400 ? 0 : 1;
}

async function nowhere(): Promise<Writable> {
  const { Writable } = await import('node:stream');
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function tellHead(env: Environment, { httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage): void {
  tell(env, `HTTP/${httpVersion} ${statusCode} ${statusMessage}`.trimEnd());
  for (let index = 0; index < rawHeaders.length; index += 2)
    tell(env, `${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  tell(env, '');
}
