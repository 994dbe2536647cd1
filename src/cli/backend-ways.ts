import type { Prober } from '../probe/prober.ts';
import type { Way, Ways } from '../probe/ways.ts';
import type { Store } from '../store/store.ts';

export interface Testing {
  readonly store: Store;
  readonly prober: Prober;
}

/** Those that lead to a URL or a backend entity; with an id, the first of them presenting that certificate. */
export async function waysTo(
  { store, prober }: Testing,
  chosen: string,
  certificateId: string | undefined,
): Promise<readonly Way[]> {
  const { ways, certificates } = prober;
  const found = isUrl(chosen) ? ways.toUrl(await urlOf(chosen)) : ways.toBackend(await backendId(store, chosen));
  if (certificateId === undefined) {
    await refuseBlocked(ways, chosen, found);
    return found;
  }
  const { getCertificate } = await import('../resources/stored-certificates.ts');
  const { id } = getCertificate(store, certificateId);
  const certificate = certificates.get(id) ?? (await refuseCertificate(id));
  return found.slice(0, 1).map(way => ways.presenting(way, certificate));
}

/** There, but without its key. */
async function refuseCertificate(id: string): Promise<never> {
  const { UserError } = await import('../errors.ts');
  const { word } = await import('../resources/shell-word.ts');
  throw new UserError(
    'StateError',
    `The private key of certificate '${id}' is missing from the state. Try: apim cert set --id ${word(id)} --pfx FILE`,
  );
}

/** A call that nobody makes would tell nothing of those that a policy keeps from the backend. */
async function refuseBlocked(ways: Ways, chosen: string, found: readonly Way[]): Promise<void> {
  const [blocked] = isUrl(chosen) && found.every(({ apis }) => apis.length === 0) ? ways.blockedFrom(chosen) : [];
  if (blocked === undefined) return;
  const { commandForPolicy } = await import('../gateway/faults/remedies.ts');
  const { UserError } = await import('../errors.ts');
  const { api, hasPolicy, error } = blocked;
  const command = commandForPolicy(error.reason, { apiId: api, hasPolicy });
  const tip = command === undefined ? '' : ` Try: ${command}`;
  throw new UserError('NotFound', `No call of API '${api}' gets to ${chosen}: ${error.message}${tip}`);
}

/** Ids have no colon. */
const isUrl = (chosen: string): boolean => chosen.includes('://');

async function urlOf(text: string): Promise<string> {
  const { urlShape } = await import('../model/url.ts');
  const { parse } = await import('../model/parse.ts');
  return parse(urlShape, { url: text }).url;
}

async function backendId(store: Store, id: string): Promise<string> {
  const { getBackend } = await import('../resources/backends.ts');
  return getBackend(store, id).id;
}
