import { freeId } from '../../model/identifier.ts';
import { word } from '../../resources/shell-word.ts';
import type { Dialled } from './diagnosis.ts';
import { fitting } from './fitting.ts';
import type { Owner } from './owner.ts';

/** The command for a backend that wants another client certificate than it got, or any at all. */
export function presentCertificate(dialled: Dialled, owner: Owner): string {
  const { certificate } = dialled.terms;
  const [first, second] = fitting(owner.certificates, dialled, new Date());
  if (first !== undefined) return naming(second === undefined ? word(first.id) : 'CERTIFICATE', dialled, owner);
  return certificate === undefined ? addCertificate(dialled, owner) : renewCertificate(certificate.id, dialled, owner);
}

/** Who names it by its thumbprint would miss it afterwards; one that a policy brings with it is no entity. */
export function renewCertificate(id: string, dialled: Dialled, owner: Owner): string {
  if (dialled.terms.certificate?.isOfPolicy === true) return changePolicy(owner);
  const command = `apim cert set --id ${word(id)} --pfx FILE`;
  return owner.isByThumbprint ? `${command} && ${naming(word(id), dialled, owner)}` : command;
}

/** Another id than those that are taken, also by certificates without a key. */
function addCertificate(dialled: Dialled, owner: Owner): string {
  const id = freeId('client', wanted => owner.takenIds.some(taken => taken.toLowerCase() === wanted));
  const command = `apim cert add --id ${id} --pfx FILE`;
  return owner.takesOnly && owner.certificates.length === 0 ? command : `${command} && ${naming(id, dialled, owner)}`;
}

/** `id`: as a shell takes it. */
function naming(id: string, dialled: Dialled, owner: Owner): string {
  const { addressing, apiId, backendId } = owner;
  if (addressing === 'own request') return changePolicy(owner);
  if (apiId !== undefined) return `apim api set --id ${word(apiId)} --certificate ${id}`;
  return addressing === 'url'
    ? `${backendWith(dialled, backendId)} --certificate-id ${id}`
    : `apim backend set --id ${word(backendId ?? 'BACKEND')} --certificate-id ${id}`;
}

export const changePolicy = ({ apiId, hasPolicy }: Pick<Owner, 'apiId' | 'hasPolicy'>): string =>
  apiId !== undefined && hasPolicy ? `apim policy set --api ${word(apiId)} --file FILE` : 'apim policy set --file FILE';

/** The entity in use, or a new one, which applies by its URL without being named. */
export const backendWith = ({ url }: Dialled, backendId: string | undefined): string =>
  backendId === undefined
    ? `apim backend new --url ${word(url)} --protocol http`
    : `apim backend set --id ${word(backendId)}`;
