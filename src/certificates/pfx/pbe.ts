import { unsupported } from '../refusals.ts';
import { algorithmName, rewriterOf } from '../x509/algorithm-names.ts';
import { algorithm } from '../x509/asn1.ts';
import { type BerElement, BerError } from '../x509/ber.ts';
import type { Encryption } from './encryption.ts';
import { readPbes1 } from './pbes1.ts';
import { PBES2, readPbes2 } from './pbes2.ts';

/** Encrypted data with its AlgorithmIdentifier. Throws BerError, or UserError for what is unsupported or too costly. */
export function locked(scheme: BerElement | undefined, data: Uint8Array): { encryption: Encryption; data: Uint8Array } {
  const encryption = readEncryption(scheme);
  if (!encryption.takes(data)) throw new BerError('encrypted data of no whole blocks', false);
  return { encryption, data };
}

function readEncryption(element: BerElement | undefined): Encryption {
  const scheme = algorithm(element);
  const encryption = scheme.oid === PBES2 ? readPbes2(scheme) : readPbes1(scheme);
  if (encryption === undefined) throw unsupported('encryption', algorithmName(scheme.oid), rewriterOf(scheme.oid));
  return encryption;
}
