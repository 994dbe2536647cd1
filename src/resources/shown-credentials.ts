import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import { credentialsIn, type GatewayCredentials } from '../policy/gateway-credentials.ts';
import type { Collections } from '../store/store.ts';
import type { ShownCredentials } from './envelope.ts';

/** Which certificate the policies in effect for an API choose; undefined where they choose none. Reads what it needs once. */
export function credentialsShown(state: Collections): (api: Pick<Api, 'policy'>) => ShownCredentials | undefined {
  const global = state.policies.get('policy')?.value;
  const inherited = global === undefined ? undefined : chosenIn(global, undefined);
  let owners: ReadonlyMap<string, string> | undefined;
  const ownerOf = (thumbprint: string): string | undefined => {
    owners ??= new Map(state.certificates.list().map(({ id, thumbprint }) => [thumbprint, id]));
    return owners.get(thumbprint);
  };
  return ({ policy }) => {
    const chosen = policy === undefined ? inherited : chosenIn(policy, inherited);
    if (chosen === undefined) return undefined;
    if (chosen === 'expression') return { byExpression: true };
    return 'certificateId' in chosen ? chosen : withOwner(chosen.thumbprint, ownerOf(chosen.thumbprint));
  };
}

const withOwner = (thumbprint: string, certificateId: string | undefined): ShownCredentials =>
  certificateId === undefined ? { thumbprint } : { thumbprint, certificateId };

/** None for a document that cannot be read: `serve` and `doctor` say what is wrong with it. */
function chosenIn(document: string, inherited: GatewayCredentials | undefined): GatewayCredentials | undefined {
  // Most documents name no certificate, and reading one costs more than looking.
  if (inherited === undefined && !document.includes('authentication-certificate')) return undefined;
  try {
    return credentialsIn(document, inherited);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
