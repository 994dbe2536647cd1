import type { HostContext } from '../../expression/context/host.ts';
import { type Language, languageOf, UNREAD } from '../../policy/language.ts';
import type { ClientCertificates } from '../configuration/certificates.ts';
import type { Equipment } from '../configuration/configuration.ts';
import type { GatewayState } from '../configuration/state.ts';
import type { Target } from '../configuration/target.ts';
import type { GatewayCall } from '../gateway-call.ts';

/** What a configuration needs for the expressions of its documents. */
export interface Expressions {
  readonly language: Language;
  /** What expressions see of the calls of a configuration. */
  hosting(
    certificates: ClientCertificates,
    targetOf: (call: GatewayCall) => Target | undefined,
    equipment: Pick<Equipment, 'service' | 'extraCa' | 'expressionLimits'>,
    state: Pick<GatewayState, 'caCertificates' | 'apis'>,
  ): (call: GatewayCall) => HostContext;
}

/** Loads no more than these documents want. */
export async function expressionsOf(documents: Iterable<string>): Promise<Expressions> {
  const language = await languageOf(documents);
  if (language === UNREAD) return NONE;
  const { hosting } = await import('./expression-host.ts');
  return { language, hosting };
}

const NONE: Expressions = {
  language: UNREAD,
  hosting: () => () => {
    throw new Error('No document of this configuration has an expression.');
  },
};
