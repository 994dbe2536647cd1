import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type CompiledExpression, compile } from '../../../src/expression/compile.ts';
import type { HostCertificate } from '../../../src/expression/context/host-entities.ts';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { ExpressionError } from '../../../src/expression/expression-error.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { fullName } from '../../../src/expression/types/display.ts';
import { clientIdentity } from '../../support/certificates.ts';
import { Random } from '../../support/random.ts';
import { wrongForm } from '../fuzz/forms.ts';
import { hostContext } from '../support/host.ts';
import { someCall } from './call.ts';
import type { Snippet } from './find.ts';
import { someText } from './pieces.ts';

const TRIES = 150;

export type Ending = 'value' | 'throws' | 'refused' | 'fault';

export interface Result {
  readonly ending: Ending;
  readonly reason: string;
}

/** Tries one call after another until the expression comes to a value. */
export function resultOf({ source }: Snippet, certificate: HostCertificate): Result {
  const reasons = new Map<string, number>();
  const hasNamedValues = NAMED_VALUE.test(source);
  let compiled = compiledWith(source, new Random(0));
  for (let seed = 1; seed < TRIES; seed += 1) {
    const random = new Random(seed);
    if (hasNamedValues && seed > 1) compiled = compiledWith(source, random);
    const { ending, reason } =
      typeof compiled === 'string' ? refused(compiled) : run(compiled, source, random, certificate);
    if (ending === 'value' || ending === 'fault' || (ending === 'refused' && !(hasNamedValues && seed < 9)))
      return { ending, reason };
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const most = [...reasons].toSorted(([, one], [, other]) => other - one).slice(0, 3);
  return { ending: 'throws', reason: most.map(([reason, times]) => `${times} × ${reason}`).join('\n    ') };
}

const refused = (reason: string): Result => ({ ending: 'refused', reason });

/** Not in a text: a number. */
const BARE_NAMED_VALUE = /([=(,]\s*)\{\{[\w.-]+\}\}(?=\s*[;),])/g;
const NAMED_VALUE = /\{\{[\w.-]+\}\}/;

/** With something in the place of each named value; what is wrong where it does not compile. */
function compiledWith(source: string, random: Random): CompiledExpression | string {
  const named = (): string => (random.below(3) === 0 ? '1' : escaped(someText([], random)));
  try {
    return compile(source.replace(BARE_NAMED_VALUE, '$11').replace(new RegExp(NAMED_VALUE, 'g'), named));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return `${error.code ?? 'apim'} ${error.message} at ${error.start}-${error.end}`;
  }
}

function run(compiled: CompiledExpression, source: string, random: Random, certificate: HostCertificate): Result {
  try {
    const value = compiled.evaluate(new PolicyContext(hostContext(someCall(source, random, certificate))));
    const wrong = wrongForm(value, compiled.type);
    return wrong === undefined ? { ending: 'value', reason: '' } : { ending: 'fault', reason: wrong };
  } catch (error) {
    if (error instanceof NetException) return { ending: 'throws', reason: `${fullName(error.type)}: ${error.message}` };
    return { ending: 'fault', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const escaped = (text: string): string => text.replace(/["\\{}]/g, '');

export async function anyCertificate(): Promise<HostCertificate> {
  const identity = await clientIdentity('client');
  const { raw, fingerprint } = new X509Certificate(identity.certificate);
  return {
    thumbprint: fingerprint.replaceAll(':', ''),
    certificate: raw,
    privateKey: () => createPrivateKey(identity.privateKey),
    friendlyName: undefined,
  };
}
