import type { KeyObject } from 'node:crypto';
import type { HostUrl } from './host.ts';

export interface HostApi {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly protocols: readonly string[];
  readonly revision: string;
  readonly version: string | undefined;
  readonly isCurrentRevision: boolean;
  readonly serviceUrl: HostUrl | undefined;
  readonly subscriptionKeyParameterNames: { readonly header: string; readonly query: string };
}

export interface HostOperation {
  readonly id: string;
  readonly method: string;
  readonly name: string;
  readonly urlTemplate: string;
}

export interface HostProduct {
  readonly id: string;
  readonly name: string;
  readonly approvalRequired: boolean;
  readonly isPublished: boolean;
  readonly subscriptionRequired: boolean;
  readonly subscriptionsLimit: number | undefined;
  apis(): readonly HostApi[];
  groups(): readonly HostGroup[];
}

export interface HostGroup {
  readonly id: string;
  readonly name: string;
}

export interface HostSubscription {
  readonly id: string;
  readonly name: string;
  /** The one that the caller used. */
  readonly key: string;
  readonly primaryKey: string;
  readonly secondaryKey: string;
  readonly createdDate: Date;
  readonly startDate: Date | undefined;
  readonly endDate: Date | undefined;
}

export interface HostUser {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly note: string | undefined;
  readonly registrationDate: Date;
  groups(): readonly HostGroup[];
  identities(): readonly HostUserIdentity[];
}

export interface HostUserIdentity {
  readonly id: string;
  readonly provider: string;
}

export interface HostLastError {
  readonly source: string;
  readonly reason: string | undefined;
  readonly message: string;
  readonly scope: string | undefined;
  readonly section: string | undefined;
  readonly path: string | undefined;
  readonly policyId: string | undefined;
  readonly httpErrorCode: number;
}

export interface HostBackend {
  readonly id: string;
  readonly isPool: boolean;
  readonly azureRegion: string | undefined;
}

/** The values are JSON text. */
export interface HostGraphQL {
  readonly arguments: ReadonlyMap<string, string>;
  /** Of the object whose field is resolved; the root has none. */
  readonly parent: ReadonlyMap<string, string> | undefined;
}

export interface HostWorkspace {
  readonly id: string;
  readonly name: string;
}

export interface HostDeployment {
  readonly region: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly gateway: HostGateway;
  readonly carbonIntensity: 'VeryLow' | 'Low' | 'Medium' | 'High' | 'VeryHigh' | undefined;
  certificates(): readonly HostCertificate[];
  /** Whether the chain of this certificate (DER) ends in a root that the gateway trusts. */
  trusts(certificate: Uint8Array): boolean;
}

export interface HostGateway {
  readonly id: string;
  readonly instanceId: string;
  readonly isManaged: boolean;
}

/** A certificate of the service with its key. */
export interface HostCertificate {
  /** 40 upper-case hex digits. */
  readonly thumbprint: string;
  /** PEM or DER. */
  readonly certificate: string | Uint8Array;
  /** Asked for when an expression takes the key. */
  privateKey(): KeyObject;
  readonly friendlyName: string | undefined;
}
