import type { X509Certificate } from 'node:crypto';
import { type Algorithm, algorithm, contextTag, is, sequence } from '../x509/asn1.ts';
import { readBer } from '../x509/ber.ts';
import { unlessDamaged } from '../x509/damage.ts';

const DSA = '1.2.840.10040.4.1';
const NULL = 0x05;

/** Whether a DSA key leaves p, q and g to the certificate of its issuer (RFC 3279, section 2.3.2). */
export const inheritsParameters = ({ oid, parameters }: Algorithm): boolean =>
  oid === DSA && (parameters === undefined || is(parameters, NULL));

export const keyInheritsParameters = (certificate: X509Certificate): boolean =>
  unlessDamaged(() => inheritsParameters(keyAlgorithm(certificate)), false);

function keyAlgorithm({ raw }: X509Certificate): Algorithm {
  const [toBeSigned] = sequence(readBer(raw));
  const all = sequence(toBeSigned);
  // After serialNumber, signature, issuer, validity and subject, and the version where there is one.
  const publicKey = all[is(all[0], contextTag(0)) ? 6 : 5];
  return algorithm(sequence(publicKey)[0]);
}
