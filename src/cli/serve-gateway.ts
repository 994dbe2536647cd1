import type { Command } from 'commander';
import type { LogFormat } from '../gateway/callers/access-log.ts';
import type { GatewayOptions, ServedGateway } from '../gateway/gateway.ts';
import type { IdentityOption } from '../gateway/identity/identity.ts';
import type { BackendLimits } from '../gateway/settings.ts';
import type { Tracer } from '../gateway/trace/tracer.ts';
import { type Environment, tell } from './environment.ts';
import { gatewayOptions, identityOption } from './gateway-options.ts';
import type { Opened } from './open.ts';
import type { TracingOptions } from './tracing.ts';

/** What `serve` decides about its gateway. */
export interface ServeSettings
  extends Pick<
    GatewayOptions,
    'host' | 'port' | 'https' | 'allowedHosts' | 'allowedOrigins' | 'onlyBackend' | 'strictProtocols'
  > {
  /** 1: this process itself. */
  readonly workers: number;
  readonly logFormat: LogFormat;
  readonly failuresOnly: boolean;
  /** Undefined: nothing is traced. */
  readonly trace: 'failures' | 'all' | undefined;
}

export interface Outputs {
  /** Takes a line of the access log, or several with line breaks between them. */
  log(line: string): void;
  /** Called when the gateway cannot go on. */
  onGiveUp(): void;
}

/** The gateway in this process, or in several. */
export async function startServing(
  env: Environment,
  command: Command,
  opened: Opened,
  settings: ServeSettings,
  outputs: Outputs,
): Promise<ServedGateway> {
  const { workers, logFormat, failuresOnly, trace, ...own } = settings;
  const common = await gatewayOptions(env, command, opened);
  if (workers > 1)
    return startSeveral(env, opened, settings, { ...common, identity: identityOption(env, command) }, outputs);
  const { startGateway } = await import('../gateway/gateway.ts');
  const { accessLog } = await import('../gateway/callers/access-log.ts');
  const log = accessLog(logFormat, failuresOnly, outputs.log);
  return startGateway({ ...common, ...own, log, tracer: await tracerOf(env, opened, settings, outputs) });
}

/** Told among the lines of the log, each behind its request's. */
async function tracerOf(
  env: Environment,
  { context }: Opened,
  { trace, logFormat }: ServeSettings,
  { log }: Outputs,
): Promise<Tracer | undefined> {
  if (trace === undefined) return undefined;
  const { tracing } = await import('./tracing.ts');
  return tracing(env, { service: context, failuresOnly: trace === 'failures', ...tracePaper(logFormat, log) });
}

/** How traces look among the lines of the log. */
const tracePaper = (logFormat: LogFormat, log: Outputs['log']): Pick<TracingOptions, 'form' | 'write'> => ({
  form: logFormat === 'json' ? 'line' : 'tree',
  write: text => log(text.trimEnd()),
});

/** For those of workers. */
async function traceWriterOf(env: Environment, { trace, logFormat }: ServeSettings, { log }: Outputs) {
  if (trace === undefined) return () => undefined;
  const { traceWriter } = await import('./tracing.ts');
  return traceWriter(env, tracePaper(logFormat, log));
}

interface Common extends Awaited<ReturnType<typeof gatewayOptions>> {
  readonly identity: IdentityOption | undefined;
}

async function startSeveral(
  env: Environment,
  { home, context }: Opened,
  { workers, ...settings }: ServeSettings,
  {
    store,
    onBug,
    timeouts,
    callerLimits,
    backendLimits,
    expressionLimits,
    extraCa,
    identity,
    skipsUnsupported,
  }: Common,
  outputs: Outputs,
): Promise<ServedGateway> {
  const { startWorkers } = await import('../gateway/workers/primary.ts');
  return startWorkers({
    count: workers,
    settings: {
      ...settings,
      home: home.directory,
      context,
      timeouts,
      callerLimits,
      backendLimits: shared(backendLimits, workers),
      expressionLimits,
      extraCa: [...extraCa()],
      identity,
      skipsUnsupported,
      allowedHosts: [...settings.allowedHosts],
      allowedOrigins: [...settings.allowedOrigins],
    },
    directory: store.directory,
    log: outputs.log,
    trace: await traceWriterOf(env, { workers, ...settings }, outputs),
    tell: line => tell(env, line),
    onBug,
    onGiveUp: reason => {
      tell(env, `apim: The gateway stops, since its workers end at their start again and again: ${reason}`);
      outputs.onGiveUp();
    },
  });
}

/** Each worker has connections of its own. */
const shared = ({ connections, waiting }: BackendLimits, workers: number): BackendLimits => ({
  connections: Math.ceil(connections / workers),
  waiting: Math.ceil(waiting / workers),
});
