import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { CaCertificate } from '../model/ca-certificate.ts';
import type { Certificate } from '../model/certificate.ts';
import { type Context, serviceId } from '../model/context.ts';

/** A resource as Azure Resource Manager shows it, secrets left out. */
export interface Envelope<Properties> {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Properties;
}

/** Stands where a listing would show a secret. */
const HIDDEN = '***';

const envelope = <P>(context: Context, collection: string, name: string, properties: P): Envelope<P> => ({
  id: `${serviceId(context)}/${collection}/${name}`,
  type: `Microsoft.ApiManagement/service/${collection.replace(/\/[^/]+\//, '/')}`,
  name,
  properties,
});

export function certificateEnvelope(context: Context, certificate: Certificate) {
  const { id, chain: _, ...properties } = certificate;
  return envelope(context, 'certificates', id, properties);
}

/** What is told of a certificate that is shown alone. */
export interface CertificateDetails {
  readonly issuer: string;
  /** DNS names and IP addresses that it is for. */
  readonly names: readonly string[];
  /** `/apis/orders/policies/policy`, `/backends/contoso`; undefined where it cannot be told. */
  readonly usedBy: readonly string[] | undefined;
}

export function detailedCertificateEnvelope(context: Context, certificate: Certificate, details: CertificateDetails) {
  const { properties, ...rest } = certificateEnvelope(context, certificate);
  return { ...rest, properties: { ...properties, ...details } };
}

export function caCertificateEnvelope(context: Context, ca: CaCertificate) {
  const { id, certificate: _, ...properties } = ca;
  return envelope(context, 'certificateAuthorities', id, properties);
}

/** Values of header and query credentials, the Authorization parameter and the proxy's password may be secrets, so none is shown. */
export function backendEnvelope(context: Context, backend: Backend) {
  const { id, credentials, proxy, ...properties } = backend;
  return envelope(context, 'backends', id, {
    ...properties,
    ...(credentials === undefined ? {} : { credentials: shownCredentials(credentials) }),
    ...(proxy === undefined ? {} : { proxy: shownProxy(proxy) }),
  });
}

function shownCredentials({ header, query, authorization, ...shown }: NonNullable<Backend['credentials']>) {
  return {
    ...shown,
    ...(header === undefined ? {} : { header: namesOnly(header) }),
    ...(query === undefined ? {} : { query: namesOnly(query) }),
    ...(authorization === undefined ? {} : { authorization: { scheme: authorization.scheme, parameter: HIDDEN } }),
  };
}

const namesOnly = (values: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.map(() => HIDDEN)]));

function shownProxy({ password, ...shown }: NonNullable<Backend['proxy']>) {
  return password === undefined ? shown : { ...shown, password: HIDDEN };
}

/** By what an API's calls are given their client certificate; of a thumbprint also whose it is. */
export interface ShownCredentials {
  readonly certificateId?: string;
  readonly thumbprint?: string;
  readonly byExpression?: true;
}

/** `gatewayCredentials`, which Azure shows in the portal alone, where there are any. */
export function apiEnvelope(context: Context, api: Api, gatewayCredentials: ShownCredentials | undefined) {
  const { id, policy: _, ...properties } = api;
  return envelope(context, 'apis', id, {
    ...properties,
    ...(gatewayCredentials === undefined ? {} : { gatewayCredentials }),
  });
}

/** `apiId` undefined: the global policy. */
export function policyEnvelope(context: Context, apiId: string | undefined, value: string) {
  const collection = apiId === undefined ? 'policies' : `apis/${apiId}/policies`;
  return envelope(context, collection, 'policy', { format: 'rawxml', value });
}

/** A context is shown as the service instance that it stands for. */
export const contextEnvelope = (context: Context, isCurrent: boolean): Envelope<Context & { isCurrent: boolean }> => ({
  id: serviceId(context),
  type: 'Microsoft.ApiManagement/service',
  name: context.name,
  properties: { ...context, isCurrent },
});
