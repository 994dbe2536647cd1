import { algorithmName } from './algorithm-names.ts';
import { algorithm } from './asn1.ts';
import type { BerElement } from './ber.ts';
import type { Encryption } from './encryption.ts';
import { readPbes1 } from './pbes1.ts';
import { PBES2, readPbes2 } from './pbes2.ts';
import { unsupported } from './refusals.ts';

/** Reads an AlgorithmIdentifier. Throws BerError, or UserError for what is unsupported or too costly. */
export function readEncryption(element: BerElement | undefined): Encryption {
  const scheme = algorithm(element);
  const encryption = scheme.oid === PBES2 ? readPbes2(scheme) : readPbes1(scheme);
  if (encryption === undefined) throw unsupported('encryption', algorithmName(scheme.oid));
  return encryption;
}
