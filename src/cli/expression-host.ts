import type { HostContext, HostDeployment, HostRequest, Limits } from '../expression/context/host.ts';
import { hostUrl } from '../gateway/expressions/host-url.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { REAL_SURROUNDINGS } from '../surroundings.ts';
import type { GivenContext } from './expression-context.ts';
import type { Pair } from './values.ts';

/** What a command line says of a made-up request. */
export interface RequestParts {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly Pair[];
  readonly body: Buffer | undefined;
  /** Each value is JSON. */
  readonly variables: readonly (readonly [name: string, json: string])[];
  readonly ipAddress: string;
  /** DER */
  readonly certificate: Uint8Array | undefined;
  readonly matchedParameters: ReadonlyMap<string, string>;
  /** What there is beside the request. */
  readonly given: GivenContext;
  readonly limits: Limits;
  readonly now: Date;
}

/** The context of an expression that runs without a gateway: a request, variables, and of the service what was told. */
export function madeUpHost(
  parts: RequestParts,
  variables: ReadonlyMap<string, unknown>,
  trace: (line: string) => void,
): HostContext {
  let requestId: string | undefined;
  return {
    limits: parts.limits,
    surroundings: REAL_SURROUNDINGS,
    request: requestOf(parts),
    response: parts.given.response,
    variables,
    api: parts.given.api,
    operation: parts.given.operation,
    product: parts.given.product,
    subscription: parts.given.subscription,
    user: parts.given.user,
    lastError: parts.given.lastError,
    backend: undefined,
    graphQL: undefined,
    workspace: undefined,
    deployment: DEPLOYMENT,
    get requestId() {
      requestId ??= nodeCrypto().randomUUID();
      return requestId;
    },
    timestamp: parts.now,
    isTracing: false,
    elapsedMilliseconds: () => 0,
    trace,
  };
}

function requestOf({
  method,
  url,
  headers,
  body,
  ipAddress,
  certificate,
  matchedParameters,
}: RequestParts): HostRequest {
  const called = hostUrl(url);
  return {
    method,
    headers: headers.flat(),
    url: called,
    originalUrl: called,
    ipAddress,
    body: body === undefined ? undefined : { bytes: () => body, charset: undefined, isConsumed: false },
    certificate,
    matchedParameters,
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
