import type { BackendIndex } from '../gateway/backends/backend-match.ts';
import { azureMayNotPresent } from '../gateway/faults/notes.ts';
import type { Backend } from '../model/backend.ts';
import { sameId } from '../model/identifier.ts';
import { word } from '../resources/shell-word.ts';
import type { ExaminedContext } from './examination.ts';
import type { ExaminedApi } from './examined-api.ts';
import { about, type Finding } from './finding.ts';

/** Where an API gets a client certificate only because the backend entity names it. */
export function unsureCertificate(context: ExaminedContext, backend: Backend): Finding[] {
  const certificate = context.certificates.ofBackend(backend);
  if (certificate === undefined) return [];
  const caller = context.apis.find(api => presentsNone(api) && calls(api, backend, context.backendIndex));
  if (caller === undefined) return [];
  const command = `apim api set --id ${word(caller.api.id)} --certificate ${word(certificate.id)}`;
  return [about('backends', backend.id).warning(azureMayNotPresent(certificate.id, backend.id), command)];
}

const presentsNone = ({ policies }: ExaminedApi): boolean =>
  policies !== undefined && !policies.has('authentication-certificate');

/** Whether calls of the API go to the entity, as far as that can be told without a request. */
function calls({ api, policies, targets }: ExaminedApi, backend: Backend, index: BackendIndex): boolean {
  if (policies?.has('set-backend-service') === true)
    return targets.some(target => 'backendId' in target && sameId(target.backendId, backend.id));
  return api.serviceUrl !== undefined && index.match(new URL(api.serviceUrl)).for('') === backend;
}
