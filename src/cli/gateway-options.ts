import { type Command, Option } from 'commander';
import type { GatewayOptions } from '../gateway/gateway.ts';
import type { IdentityOption } from '../gateway/identity/identity.ts';
import type { BackendLimits, CallerLimits, GatewayTimeouts } from '../gateway/settings.ts';
import type { GatewaySurroundings } from '../surroundings.ts';
import { bugTeller, type Environment } from './environment.ts';
import { expressionLimits, withExpressionLimits } from './expression-limits.ts';
import type { Opened } from './open.ts';
import { withContext } from './options.ts';
import { seconds, size } from './values.ts';

interface TimeoutOptions {
  connectTimeout?: number;
  timeout?: number;
  idleTimeout?: number;
}

interface LimitOptions {
  maxHeaderSize?: number;
  maxUrlLength?: number;
}

/** The options that serve and call have in common. */
export const withGatewayOptions = (command: Command): Command =>
  withExpressionLimits(withOwnOptions(command), { steps: '1000000', timeout: '0.25' });

const withOwnOptions = (command: Command): Command =>
  withContext(command)
    .option('--skip-unsupported', 'leave out policies that are not run yet (else a request that comes to one gets 500)')
    .addOption(new Option('--connect-timeout <seconds>', 'for TCP and TLS to a backend (else 10)').argParser(seconds))
    .addOption(
      new Option('--timeout <seconds>', 'until a backend sends its headers (else 300, as in Azure)').argParser(seconds),
    )
    .addOption(
      new Option(
        '--idle-timeout <seconds>',
        "between two pieces of a backend's body (else 240, as in Azure)",
      ).argParser(seconds),
    )
    .addOption(
      new Option('--max-header-size <bytes>', "largest size of a request's headers (else 32768)").argParser(size),
    )
    .addOption(
      new Option('--max-url-length <characters>', 'longest URL of a request (else 16384, as in Azure)').argParser(size),
    )
    .addOption(
      new Option(
        '--identity <source>',
        'where policies get the tokens of a managed identity: a command, which finds APIM_RESOURCE and APIM_CLIENT_ID in its environment, a URL, or a file',
      ),
    );

/** What the gateways of serve and call have in common. */
export async function gatewayOptions(
  env: Environment,
  command: Command,
  { store, context }: Opened,
): Promise<
  Pick<
    GatewayOptions,
    | 'store'
    | 'service'
    | 'surroundings'
    | 'timeouts'
    | 'backendLimits'
    | 'callerLimits'
    | 'expressionLimits'
    | 'extraCa'
    | 'skipsUnsupported'
    | 'onBug'
  >
> {
  const { extraCa } = await import('./extra-ca.ts');
  const { EXPRESSION_LIMITS } = await import('../gateway/settings.ts');
  return {
    store,
    service: context,
    surroundings: await surroundingsOf(env, command),
    timeouts: await timeoutsOf(command),
    backendLimits: await backendLimitsOf(command),
    callerLimits: await callerLimitsOf(command),
    expressionLimits: expressionLimits(command, EXPRESSION_LIMITS),
    extraCa: extraCa(env),
    skipsUnsupported: skipsUnsupported(command),
    onBug: bugTeller(env),
  };
}

/** What `--identity` says, with where a command of it runs; undefined where it is not given. */
export function identityOption(env: Environment, command: Command): IdentityOption | undefined {
  const { identity: source }: { identity?: string } = command.opts();
  return source === undefined ? undefined : { source, cwd: env.cwd, env: env.env };
}

async function surroundingsOf(env: Environment, command: Command): Promise<GatewaySurroundings> {
  const { LocalMemory } = await import('../memory/local-memory.ts');
  const { NO_IDENTITY, REAL_SURROUNDINGS } = await import('../surroundings.ts');
  const own = { ...REAL_SURROUNDINGS, memory: new LocalMemory() };
  const option = identityOption(env, command);
  if (option === undefined) return { ...own, identity: NO_IDENTITY };
  const { identityOf } = await import('../gateway/identity/identity.ts');
  return { ...own, identity: identityOf(option, own.clock) };
}

function skipsUnsupported(command: Command): boolean {
  const { skipUnsupported }: { skipUnsupported?: boolean } = command.opts();
  return skipUnsupported === true;
}

async function timeoutsOf(command: Command): Promise<GatewayTimeouts> {
  const { AZURE_TIMEOUTS } = await import('../gateway/settings.ts');
  const { connectTimeout, timeout, idleTimeout }: TimeoutOptions = command.opts();
  return {
    connect: connectTimeout ?? AZURE_TIMEOUTS.connect,
    headers: timeout ?? AZURE_TIMEOUTS.headers,
    idle: idleTimeout ?? AZURE_TIMEOUTS.idle,
  };
}

async function callerLimitsOf(command: Command): Promise<CallerLimits> {
  const { CALLER_LIMITS } = await import('../gateway/settings.ts');
  const { maxHeaderSize, maxUrlLength }: LimitOptions = command.opts();
  return {
    ...CALLER_LIMITS,
    headerSize: maxHeaderSize ?? CALLER_LIMITS.headerSize,
    urlLength: maxUrlLength ?? CALLER_LIMITS.urlLength,
  };
}

async function backendLimitsOf(command: Command): Promise<BackendLimits> {
  const { AZURE_LIMITS } = await import('../gateway/settings.ts');
  const { maxConnections }: { maxConnections?: number } = command.opts();
  return { ...AZURE_LIMITS, connections: maxConnections ?? AZURE_LIMITS.connections };
}
