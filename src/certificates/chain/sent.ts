import { readCertificate } from '../x509/read-certificate.ts';
import { type Member, memberOf } from './member.ts';

/** The certificates that a server sent, each once. */
export interface Sent {
  /** undefined: its bytes are no certificate. */
  readonly leaf: Member | undefined;
  readonly others: readonly Member[];
  /** The bytes that are no certificate, the leaf's first. */
  readonly damaged: readonly Buffer[];
  /** Among all that were sent, from 1; undefined where none is damaged. */
  readonly firstDamaged: number | undefined;
}

/** `sent`: DER, the server's own first. */
export function readSent(sent: readonly Buffer[]): Sent {
  const distinct = new Map(sent.map(bytes => [bytes.toString('latin1'), bytes]));
  const all = [...distinct.values()].map(bytes => ({ bytes, member: readable(bytes) }));
  const [leaf, ...others] = all.map(({ member }) => member);
  const damaged = all.filter(({ member }) => member === undefined).map(({ bytes }) => bytes);
  const position = sent.findIndex(bytes => damaged[0]?.equals(bytes)) + 1;
  return {
    leaf,
    others: others.filter(member => member !== undefined),
    damaged,
    firstDamaged: position === 0 ? undefined : position,
  };
}

function readable(bytes: Buffer): Member | undefined {
  const certificate = readCertificate(bytes);
  return certificate === undefined ? undefined : memberOf(certificate, 'sent');
}
