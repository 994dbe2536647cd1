import { integer, sequence, TAG } from '../x509/asn1.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { EXTENSION, readExtension } from '../x509/extensions.ts';
import { type Check, failure } from './check.ts';
import { constraintFault } from './constraints.ts';
import { isLikelyIssuer, lacksKeyUsage } from './issuer.ts';
import type { Member } from './member.ts';

/** serverAuth, and the two of "server gated cryptography", which OpenSSL takes for it. anyExtendedKeyUsage is none for it. */
const SERVER_USAGES = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.10.3.3', '2.16.840.1.113730.4.1'];

/** Whether the leaf may be a server's and the others may issue it (check_extensions of OpenSSL's x509_vfy.c). */
export function usageFaults(members: readonly Member[], index: number): Check[] {
  const [leaf, member] = [members[0], members[index]];
  if (member === undefined || leaf === undefined) return [];
  const own =
    index === 0
      ? [keyFault(member)]
      : [issuingFault(member), lengthFault(member, members.slice(1, index)), constraintFault(member, leaf)];
  return [...own, purposeFault(member), criticalFault(member)].filter(fault => fault !== undefined);
}

function purposeFault({ certificate, label }: Member): Check | undefined {
  // Node's keyUsage is the extended one, and undefined where there is none, whatever its type says.
  const usages: readonly string[] | undefined = certificate.keyUsage;
  if (usages === undefined || usages.some(usage => SERVER_USAGES.includes(usage))) return undefined;
  return failure(`${label} is not meant for servers: its extended key usage leaves serverAuth out.`);
}

const keyFault = ({ extensions, label }: Member): Check | undefined =>
  lacksKeyUsage(extensions, ['digitalSignature', 'keyEncipherment', 'keyAgreement'])
    ? failure(`${label} is not meant for TLS: its key usage allows neither signatures nor the exchange of keys.`)
    : undefined;

function issuingFault(member: Member): Check | undefined {
  const { extensions, label } = member;
  if (lacksKeyUsage(extensions, ['keyCertSign']))
    return failure(`${label} may not issue certificates: its key usage leaves keyCertSign out.`);
  return mayBeAuthority(member)
    ? undefined
    : failure(`${label} may not issue certificates: its basic constraints do not say that it is a CA.`);
}

/** Without basic constraints OpenSSL takes any that has a key usage for signing, and roots of version 1. */
function mayBeAuthority({ certificate, extensions }: Member): boolean {
  if (extensions.has(EXTENSION.basicConstraints)) return certificate.ca;
  if (extensions.has(EXTENSION.keyUsage)) return true;
  return extensions.size === 0 && isLikelyIssuer(certificate, certificate);
}

/** `below`: the authorities between it and the leaf. Those that issued themselves do not count (RFC 5280, section 6.1.4). */
function lengthFault({ extensions, label }: Member, below: readonly Member[]): Check | undefined {
  const limit = unlessDamaged(() => {
    const [, length] = sequence(readExtension(extensions.get(EXTENSION.basicConstraints)));
    return length?.tag === TAG.integer ? integer(length) : undefined;
  }, undefined);
  const count = below.filter(member => member.subject !== member.issuer).length;
  if (limit === undefined || count <= limit) return undefined;
  return failure(
    `${label} allows ${limit} authorities between it and the server's certificate, and there are ${count}.`,
  );
}

/** What OpenSSL takes where it is critical (X509_supported_extension), without RFC 3779. */
const KNOWN = [
  '2.16.840.1.113730.1.1',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.14',
  '1.3.6.1.5.5.7.1.7',
  '1.3.6.1.5.5.7.1.8',
];

function criticalFault({ extensions, label }: Member): Check | undefined {
  const unknown = [...extensions].find(([oid, { critical }]) => critical && !KNOWN.includes(oid));
  return unknown === undefined
    ? undefined
    : failure(`${label} has a critical extension that OpenSSL does not know (${unknown[0]}).`);
}
