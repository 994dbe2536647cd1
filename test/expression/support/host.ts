import type {
  HostBody,
  HostContext,
  HostRequest,
  HostResponse,
  HostUrl,
} from '../../../src/expression/context/host.ts';
import type {
  HostApi,
  HostDeployment,
  HostLastError,
  HostOperation,
  HostProduct,
  HostSubscription,
  HostUser,
} from '../../../src/expression/context/host-entities.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

/** Names with a value or several. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A call in simple data; what is left out is as in a call without anything special. */
export interface Call {
  readonly method?: string;
  /** `https://host:1234/path?query` */
  readonly url?: string;
  readonly originalUrl?: string;
  readonly headers?: Headers;
  readonly body?: string | Uint8Array;
  readonly ipAddress?: string;
  /** DER */
  readonly certificate?: Uint8Array;
  readonly matchedParameters?: Readonly<Record<string, string>>;
  readonly response?: Answer;
  /** In object form. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly api?: Partial<HostApi>;
  readonly operation?: Partial<HostOperation>;
  readonly product?: Partial<HostProduct>;
  readonly subscription?: Partial<HostSubscription>;
  readonly user?: Partial<HostUser>;
  readonly lastError?: Partial<HostLastError>;
  readonly deployment?: Partial<HostDeployment>;
  readonly requestId?: string;
  readonly timestamp?: Date;
  readonly elapsedMilliseconds?: number;
  /** Takes what `context.Trace` writes. */
  readonly traces?: string[];
  /** Whatever else it may be. */
  readonly rest?: Partial<HostContext>;
}

export interface Answer {
  readonly statusCode?: number;
  readonly statusReason?: string;
  readonly headers?: Headers;
  readonly body?: string | Uint8Array;
}

export const TIMESTAMP = new Date('2026-03-01T10:20:30.456Z');

export function hostContext(call: Call): HostContext {
  return {
    limits: LIMITS,
    surroundings: REAL_SURROUNDINGS,
    request: hostRequest(call),
    response: call.response === undefined ? undefined : hostResponse(call.response),
    variables: new Map(Object.entries(call.variables ?? {})),
    api: call.api && { ...API, ...call.api },
    operation: call.operation && { ...OPERATION, ...call.operation },
    product: call.product && { ...PRODUCT, ...call.product },
    subscription: call.subscription && { ...SUBSCRIPTION, ...call.subscription },
    user: call.user && { ...USER, ...call.user },
    lastError: call.lastError && { ...LAST_ERROR, ...call.lastError },
    backend: undefined,
    graphQL: undefined,
    workspace: undefined,
    deployment: { ...DEPLOYMENT, ...call.deployment },
    requestId: call.requestId ?? '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
    timestamp: call.timestamp ?? TIMESTAMP,
    isTracing: false,
    elapsedMilliseconds: () => call.elapsedMilliseconds ?? 0,
    trace: message => call.traces?.push(message),
    ...call.rest,
  };
}

function hostRequest(call: Call): HostRequest {
  const url = hostUrl(call.url ?? 'https://contoso.azure-api.net/shop/orders');
  return {
    method: call.method ?? 'GET',
    headers: rawHeaders(call.headers),
    url,
    originalUrl: call.originalUrl === undefined ? url : hostUrl(call.originalUrl),
    ipAddress: call.ipAddress ?? '203.0.113.7',
    body: hostBody(call.body),
    certificate: call.certificate,
    matchedParameters: new Map(Object.entries(call.matchedParameters ?? {})),
    privateEndpointConnection: undefined,
    azureVnetInfo: undefined,
    foundryDeployment: undefined,
  };
}

export const hostResponse = (answer: Answer): HostResponse => ({
  statusCode: answer.statusCode ?? 200,
  statusReason: answer.statusReason ?? 'OK',
  headers: rawHeaders(answer.headers),
  body: hostBody(answer.body),
});

export const rawHeaders = (headers: Headers = {}): string[] =>
  Object.entries(headers).flatMap(([name, values]) => [values].flat().flatMap(value => [name, value]));

export function hostUrl(text: string): HostUrl {
  const { protocol, hostname, port, pathname, search } = new URL(text);
  const scheme = protocol.slice(0, -1);
  const defaultPort = scheme === 'https' ? 443 : 80;
  return { scheme, host: hostname, port: Number(port) || defaultPort, path: pathname, query: search };
}

export const hostBody = (content: string | Uint8Array | undefined): HostBody | undefined =>
  content === undefined ? undefined : { bytes: () => Buffer.from(content), charset: undefined, isConsumed: false };

const API: HostApi = {
  id: 'orders-api',
  name: 'Orders',
  path: 'shop',
  protocols: ['https'],
  revision: '1',
  version: undefined,
  isCurrentRevision: true,
  serviceUrl: hostUrl('https://backend.contoso.com/v1'),
  subscriptionKeyParameterNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
};

const OPERATION: HostOperation = { id: 'get-orders', method: 'GET', name: 'Get orders', urlTemplate: '/orders' };

const PRODUCT: HostProduct = {
  id: 'starter',
  name: 'Starter',
  approvalRequired: false,
  isPublished: true,
  subscriptionRequired: true,
  subscriptionsLimit: 1,
  apis: () => [API],
  groups: () => [{ id: 'developers', name: 'Developers' }],
};

const SUBSCRIPTION: HostSubscription = {
  id: 'subscription-1',
  name: 'First',
  key: 'key-1',
  primaryKey: 'key-1',
  secondaryKey: 'key-2',
  createdDate: new Date('2026-01-02T03:04:05Z'),
  startDate: undefined,
  endDate: undefined,
};

const USER: HostUser = {
  id: 'user-1',
  email: 'ada@contoso.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  note: undefined,
  registrationDate: new Date('2025-12-01T00:00:00Z'),
  groups: () => [{ id: 'developers', name: 'Developers' }],
  identities: () => [{ id: 'ada@contoso.com', provider: 'Basic' }],
};

const LAST_ERROR: HostLastError = {
  source: 'validate-jwt',
  reason: 'TokenNotPresent',
  message: 'JWT not present.',
  scope: 'api',
  section: 'inbound',
  path: 'validate-jwt',
  policyId: undefined,
  httpErrorCode: 401,
};

const DEPLOYMENT: HostDeployment = {
  region: 'West Europe',
  serviceId: 'contoso',
  serviceName: 'contoso.azure-api.net',
  gateway: { id: 'managed', instanceId: 'managed', isManaged: true },
  carbonIntensity: undefined,
  certificates: () => [],
  trusts: () => false,
};
