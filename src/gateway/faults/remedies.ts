import { word } from '../../resources/shell-word.ts';
import type { Dialled, Remedy } from './diagnosis.ts';
import type { Owner } from './owner.ts';
import { backendWith, changePolicy, presentCertificate, renewCertificate } from './presenting.ts';

/** The command that mends it. What is in capitals is for the reader to fill in. */
export function commandFor(remedy: Remedy, dialled: Dialled, owner: Owner): string {
  if (typeof remedy === 'object') return correctAddress(remedy.address, owner);
  switch (remedy) {
    case 'trust the root':
      return 'apim ca add --file CA.pem';
    case 'trust the intermediate':
      return 'apim ca add --file INTERMEDIATE.pem --store-name CertificateAuthority';
    case 'skip the chain':
      return `${backendWith(dialled, owner.backendId)} --skip-certificate-chain-validation true`;
    case 'skip the name':
      return `${backendWith(dialled, owner.backendId)} --skip-certificate-name-validation true`;
    case 'skip the chain and the name':
      return `${backendWith(dialled, owner.backendId)} --skip-certificate-chain-validation true --skip-certificate-name-validation true`;
    case 'give a token':
      return `${backendWith(dialled, owner.backendId)} --authorization-header-scheme Bearer --authorization-header-parameter-env VARIABLE`;
    case 'give a password':
      return `${backendWith(dialled, owner.backendId)} --authorization-header-scheme Basic --authorization-header-parameter-env VARIABLE`;
    case 'offer TLS 1.3':
      return `${backendWith(dialled, owner.backendId)} --tls-max-version 1.3`;
    case 'offer TLS 1.2 only':
      return `${backendWith(dialled, owner.backendId)} --tls-max-version 1.2`;
    case 'present a certificate':
      return presentCertificate(dialled, owner);
    case 'renew the certificate':
      return renewCertificate(dialled.terms.certificate?.id ?? 'CERTIFICATE', dialled, owner);
    case 'correct the proxy':
      return `${backendWith(dialled, owner.backendId)} --proxy-url URL --proxy-username NAME --proxy-password-env VARIABLE`;
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
    case 'CertificateNotOpened':
    case 'BackendNotFound':
    case 'PolicyNotCompiled':
      return changePolicy(owner);
    case 'ManagedIdentityMissing':
      return 'apim serve --identity COMMAND';
    case 'ServiceUrlMissing':
      return `apim api set --id ${word(owner.apiId ?? 'API')} --service-url https://HOST`;
    default:
      return undefined;
  }
}

function correctAddress(address: string, owner: Owner): string {
  const { addressing, apiId, backendId } = owner;
  if (addressing === 'policy' || addressing === 'own request') return changePolicy(owner);
  if (addressing === 'url') return `apim backend test ${word(address)}`;
  return addressing === 'api'
    ? `apim api set --id ${word(apiId ?? 'API')} --service-url ${word(address)}`
    : `apim backend set --id ${word(backendId ?? 'BACKEND')} --url ${word(address)}`;
}
