import { word } from '../resources/shell-word.ts';
import type { Dialled, Remedy } from './diagnosis.ts';

/** What a call was addressed by: whose URL is to be corrected if it is wrong. */
export type Addressing =
  /** A URL on the command line that belongs to no entity. */
  | 'url'
  /** A backend entity that a policy names, or that is served itself. */
  | 'backend'
  /** An API's serviceUrl. */
  | 'api'
  /** The base-url of a policy. */
  | 'policy';

/** Whose call it was: what the commands are to name. */
export interface Owner {
  readonly addressing: Addressing;
  readonly apiId: string | undefined;
  /** The entity in use; undefined where there is none. */
  readonly backendId: string | undefined;
  /** Whether the API has a policy document of its own, which would hold what is to be changed. */
  readonly hasPolicy: boolean;
  /** The ids of the client certificates that could be presented. */
  readonly certificateIds: readonly string[];
}

/** The command that mends it. What is in capitals is for the reader to fill in. */
export function commandFor(remedy: Remedy, dialled: Dialled, owner: Owner): string {
  if (typeof remedy === 'object') return correctAddress(remedy.address, owner);
  switch (remedy) {
    case 'trust the root':
      return 'apim ca add --file CA.pem';
    case 'trust the intermediate':
      return 'apim ca add --file INTERMEDIATE.pem --store-name CertificateAuthority';
    case 'skip the chain':
      return `${backendWith(dialled, owner)} --skip-certificate-chain-validation true`;
    case 'skip the name':
      return `${backendWith(dialled, owner)} --skip-certificate-name-validation true`;
    case 'offer TLS 1.3':
      return `${backendWith(dialled, owner)} --tls-max-version 1.3`;
    case 'offer TLS 1.2 only':
      return `${backendWith(dialled, owner)} --tls-max-version 1.2`;
    case 'present a certificate':
      return presentCertificate(dialled, owner);
    case 'renew the certificate':
      return `apim cert set --id ${word(dialled.terms.certificate?.id ?? 'CERTIFICATE')} --pfx FILE`;
    case 'correct the proxy':
      return `${backendWith(dialled, owner)} --proxy-url URL --proxy-username NAME --proxy-password-env VARIABLE`;
    case 'allow more connections':
      return 'apim serve --max-connections NUMBER';
    case 'wait longer to connect':
      return 'apim serve --connect-timeout SECONDS';
    case 'wait longer for headers':
      return 'apim serve --timeout SECONDS';
    case 'wait longer between pieces':
      return 'apim serve --idle-timeout SECONDS';
    case 'wait longer for the policy':
      return changePolicy(owner);
  }
}

/** The command that mends what a policy failed at before anything was called; undefined where none does for sure. */
export function commandForPolicy(reason: string, owner: Pick<Owner, 'apiId' | 'hasPolicy'>): string | undefined {
  switch (reason) {
    case 'CertificateNotFound':
    case 'BackendNotFound':
    case 'PolicyNotCompiled':
      return changePolicy(owner);
    case 'ServiceUrlMissing':
      return `apim api set --id ${word(owner.apiId ?? 'API')} --service-url https://HOST`;
    default:
      return undefined;
  }
}

/** The entity in use, or a new one, which applies by its URL without being named. */
const backendWith = ({ url }: Dialled, { backendId }: Owner): string =>
  backendId === undefined
    ? `apim backend new --url ${word(url)} --protocol http`
    : `apim backend set --id ${word(backendId)}`;

const changePolicy = ({ apiId, hasPolicy }: Pick<Owner, 'apiId' | 'hasPolicy'>): string =>
  apiId !== undefined && hasPolicy ? `apim policy set --api ${word(apiId)} --file FILE` : 'apim policy set --file FILE';

function correctAddress(address: string, owner: Owner): string {
  const { addressing, apiId, backendId } = owner;
  if (addressing === 'policy') return changePolicy(owner);
  if (addressing === 'url') return `apim backend test ${word(address)}`;
  return addressing === 'api'
    ? `apim api set --id ${word(apiId ?? 'API')} --service-url ${word(address)}`
    : `apim backend set --id ${word(backendId ?? 'BACKEND')} --url ${word(address)}`;
}

/** The backend wants another client certificate than it got, or any at all. */
function presentCertificate(dialled: Dialled, owner: Owner): string {
  const { certificate } = dialled.terms;
  const [first, second] = owner.certificateIds;
  if (first === undefined) return 'apim cert add --id client --pfx FILE';
  if (certificate !== undefined && second === undefined) return `apim cert set --id ${word(certificate.id)} --pfx FILE`;
  const id = second === undefined ? word(first) : 'CERTIFICATE';
  if (owner.addressing === 'url') return `${backendWith(dialled, owner)} --certificate-id ${id}`;
  return owner.apiId === undefined
    ? `apim backend set --id ${word(owner.backendId ?? 'BACKEND')} --certificate-id ${id}`
    : `apim api set --id ${word(owner.apiId)} --certificate ${id}`;
}
