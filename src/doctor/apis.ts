import { FORWARDS_ALL, NOTHING_SERVED, noServiceUrl } from '../gateway/faults/notes.ts';
import { commandForPolicy } from '../gateway/faults/remedies.ts';
import { word } from '../resources/shell-word.ts';
import type { ExaminedContext } from './examination.ts';
import type { ExaminedApi } from './examined-api.ts';
import { about, type Finding } from './finding.ts';

/** Each API, and whether anything is served at all. */
export function apiFindings({ name, apis, collections, faults }: ExaminedContext): Finding[] {
  const subject = `context ${name}`;
  const forwarding = apis.some(({ api }) => api.operations === undefined);
  const notes = forwarding ? [about('APIs', subject).ok(`An ${FORWARDS_ALL}`)] : [];
  if (apis.length > 0) return [...apis.map(apiFinding), ...notes];
  // What cannot be read may be what is to be served.
  if (collections.backends.list().length > 0 || faults.length > 0) return [];
  return [about('APIs', subject).warning(`${NOTHING_SERVED}.`, 'apim backend new --url https://HOST --protocol http')];
}

function apiFinding(examined: ExaminedApi): Finding {
  const { api, policies } = examined;
  const { ok, warning, failure } = about('APIs', api.id);
  if (policies === undefined)
    return failure('A policy in effect does not compile: each request to it fails.', undefined);
  if (!policies.has('forward-request'))
    return warning('No policy in effect forwards its requests: no backend is called.', undefined);
  if (policies.has('set-backend-service')) return ok('It calls what its policy says.');
  if (api.serviceUrl === undefined)
    return failure(noServiceUrl(api.id), commandForPolicy('ServiceUrlMissing', { apiId: api.id, hasPolicy: true }));
  if (policies.has('authentication-certificate') && new URL(api.serviceUrl).protocol === 'http:')
    return warning(
      'Its policy names a client certificate, which is never presented: its service URL is plain http.',
      `apim api set --id ${word(api.id)} --service-url https://HOST`,
    );
  return ok(`It calls ${api.serviceUrl}.`);
}
