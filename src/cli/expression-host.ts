import { randomUUID } from 'node:crypto';
import type { HostContext, HostRequest } from '../expression/context/host.ts';
import type { HostDeployment } from '../expression/context/host-entities.ts';
import type { Limits } from '../expression/runtime/limits.ts';
import { hostUrl } from '../gateway/host-url.ts';
import type { Pair } from './values.ts';

/** What a command line says of a made-up request. */
export interface RequestParts {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly Pair[];
  readonly body: Buffer | undefined;
  /** Each value is JSON. */
  readonly variables: readonly (readonly [name: string, json: string])[];
  readonly limits: Limits;
  readonly now: Date;
}

/** The context of an expression that runs without a gateway: a request, variables, and nothing of the service. */
export const madeUpHost = (
  parts: RequestParts,
  variables: ReadonlyMap<string, unknown>,
  trace: (line: string) => void,
): HostContext => ({
  limits: parts.limits,
  request: requestOf(parts),
  response: undefined,
  variables,
  api: undefined,
  operation: undefined,
  product: undefined,
  subscription: undefined,
  user: undefined,
  lastError: undefined,
  backend: undefined,
  graphQL: undefined,
  workspace: undefined,
  deployment: DEPLOYMENT,
  requestId: randomUUID(),
  timestamp: parts.now,
  isTracing: false,
  elapsedMilliseconds: () => 0,
  trace,
});

function requestOf({ method, url, headers, body }: RequestParts): HostRequest {
  const called = hostUrl(url);
  return {
    method,
    headers: headers.flat(),
    url: called,
    originalUrl: called,
    ipAddress: '127.0.0.1',
    body: body === undefined ? undefined : { bytes: () => body, charset: undefined, isConsumed: false },
    certificate: undefined,
    matchedParameters: new Map(),
    privateEndpointConnection: undefined,
    azureVnetInfo: undefined,
    foundryDeployment: undefined,
  };
}

const DEPLOYMENT: HostDeployment = {
  region: 'local',
  serviceId: 'local',
  serviceName: 'local',
  gateway: { id: 'local', instanceId: 'local', isManaged: false },
  carbonIntensity: undefined,
  certificates: () => [],
  trusts: () => false,
};
