import type { Command } from 'commander';
import type { LogFormat } from '../gateway/callers/access-log.ts';
import type { GatewayOptions, ServedGateway } from '../gateway/gateway.ts';
import type { BackendLimits } from '../gateway/settings.ts';
import { type Environment, tell } from './environment.ts';
import { gatewayOptions } from './gateway-options.ts';
import type { Opened } from './open.ts';

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
  const { workers, logFormat, failuresOnly, ...own } = settings;
  const common = await gatewayOptions(env, command, opened);
  if (workers > 1) return startSeveral(env, opened, settings, common, outputs);
  const { startGateway } = await import('../gateway/gateway.ts');
  const { accessLog } = await import('../gateway/callers/access-log.ts');
  return startGateway({ ...common, ...own, log: accessLog(logFormat, failuresOnly, outputs.log) });
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
    skipsUnsupported,
  }: Awaited<ReturnType<typeof gatewayOptions>>,
  { log, onGiveUp }: Outputs,
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
      skipsUnsupported,
      allowedHosts: [...settings.allowedHosts],
      allowedOrigins: [...settings.allowedOrigins],
    },
    directory: store.directory,
    log,
    tell: line => tell(env, line),
    onBug,
    onGiveUp: reason => {
      tell(env, `apim: The gateway stops, since its workers end at their start again and again: ${reason}`);
      onGiveUp();
    },
  });
}

/** Each worker has connections of its own. */
const shared = ({ connections, waiting }: BackendLimits, workers: number): BackendLimits => ({
  connections: Math.ceil(connections / workers),
  waiting: Math.ceil(waiting / workers),
});
