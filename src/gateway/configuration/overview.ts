import { leftOut } from '../../policy/unsupported.ts';
import { baseOf } from '../backends/backend-match.ts';
import type { ServedApi } from '../gateway-types.ts';
import type { Configuration } from './configuration.ts';
import { entityByUrl, policyCredentials } from './overview-credentials.ts';

/** What is served where, a line each: `http://127.0.0.1:8080/orders -> https://contoso.com/api`. */
export function describeServed({ served, certificates }: Configuration, url: string): string[] {
  return served
    .filter(({ api }) => api?.isCurrent !== false)
    .map(api => `${addressOf(url, api)} -> ${destination(api)}${presenting(api)}`);

  function presenting(api: ServedApi): string {
    if (api.certificate !== undefined)
      return `, presenting client certificate '${api.certificate.id}' (the only one of this context)`;
    const chosen = policyCredentials(api.policies.alone);
    if (chosen === 'expression') return ', presenting the client certificate that its policy computes';
    const entity = api.backend ?? entityByUrl(api);
    const own = entity === undefined ? undefined : certificates.ofBackend(entity);
    const certificate = chosen === undefined ? own : certificates.find(chosen);
    return certificate === undefined ? '' : `, presenting client certificate '${certificate.id}'`;
  }
}

export const addressOf = (url: string, { path }: ServedApi): string =>
  `${url}/${path.split('/').map(encodeURIComponent).join('/')}`;

const destination = ({ target }: ServedApi): string =>
  target === undefined ? 'where its policy says' : baseOf(target.url);

/** What is left out only since a change. */
export function describeSkipped(before: Configuration, after: Configuration): string[] {
  const names = after.skipped.filter(name => !before.skipped.includes(name));
  return names.length === 0 ? [] : [leftOut(names)];
}

/** The lines that a change added, and word of those it took away. */
export function describeChange(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before);
  const added = after.filter(line => !known.has(line)).map(line => `Now served: ${line}`);
  const address = (line: string): string => line.split(' -> ', 1)[0] ?? line;
  const still = new Set(after.map(address));
  const gone = before.filter(line => !still.has(address(line))).map(line => `No longer served: ${address(line)}`);
  return [...gone, ...added];
}
