import { API, type Api } from '../model/api.ts';
import { CERTIFICATE, type Certificate } from '../model/certificate.ts';
import { type Context, serviceId } from '../model/context.ts';
import type { Described } from '../model/described.ts';
import { type Scope, scopePath } from '../model/scope.ts';

/** A resource as Azure Resource Manager shows it, secrets left out. */
export interface Envelope<Properties> {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Properties;
}

/** `segment` may lead through a parent: `apis/orders/policies`. */
const enveloped = <P>(context: Context, segment: string, name: string, properties: P): Envelope<P> => ({
  id: `${serviceId(context)}/${segment}/${name}`,
  type: `Microsoft.ApiManagement/service/${segment.replace(/\/[^/]+\//, '/')}`,
  name,
  properties,
});

export const envelope = <E extends { readonly id: string }, P extends object>(
  context: Context,
  { segment, properties }: Described<E, P>,
  entity: E,
): Envelope<P> => enveloped(context, segment, entity.id, properties(entity));

/** The same of what belongs to another: `apis/orders`. */
export const partEnvelope = <E extends { readonly id: string }, P extends object>(
  context: Context,
  owner: string,
  { segment, properties }: Described<E, P>,
  entity: E,
): Envelope<P> => enveloped(context, `${owner}/${segment}`, entity.id, properties(entity));

/** What is told of a certificate that is shown alone. */
export interface CertificateDetails {
  readonly issuer: string;
  /** DNS names and IP addresses that it is for. */
  readonly names: readonly string[];
  /** `/apis/orders/policies/policy`, `/backends/contoso`; undefined where it cannot be told. */
  readonly usedBy: readonly string[] | undefined;
}

export function detailedCertificateEnvelope(context: Context, certificate: Certificate, details: CertificateDetails) {
  const { properties, ...rest } = envelope(context, CERTIFICATE, certificate);
  return { ...rest, properties: { ...properties, ...details } };
}

/** By what an API's calls are given their client certificate; of a thumbprint also whose it is. */
export interface ShownCredentials {
  readonly certificateId?: string;
  readonly thumbprint?: string;
  readonly byExpression?: true;
}

/** `gatewayCredentials`, which Azure shows in the portal alone, where there are any. */
export function apiEnvelope(context: Context, api: Api, gatewayCredentials: ShownCredentials | undefined) {
  const { properties, ...rest } = envelope(context, API, api);
  return {
    ...rest,
    properties: { ...properties, ...(gatewayCredentials === undefined ? {} : { gatewayCredentials }) },
  };
}

export const policyEnvelope = (context: Context, scope: Scope, value: string) =>
  enveloped(context, `${scopePath(scope)}/policies`.slice(1), 'policy', { format: 'rawxml', value });

/** A context is shown as the service instance that it stands for. */
export const contextEnvelope = (context: Context, isCurrent: boolean): Envelope<Context & { isCurrent: boolean }> => ({
  id: serviceId(context),
  type: 'Microsoft.ApiManagement/service',
  name: context.name,
  properties: { ...context, isCurrent },
});
