import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { type Digest, HMACS, SHA1, sizeOf } from '../digests.ts';
import { unsupported } from '../refusals.ts';
import { algorithmName } from '../x509/algorithm-names.ts';
import { algorithm, integer, is, octets, sequence, TAG } from '../x509/asn1.ts';
import type { BerElement } from '../x509/ber.ts';

const derive = promisify(pbkdf2);

export const PBKDF2 = '1.2.840.113549.1.5.12';

/** PBKDF2-params of RFC 8018, appendix A.2. */
export interface Pbkdf2 {
  readonly rounds: bigint;
  /** As the file says it; whoever derives decides whether it may be. */
  readonly keyLength: bigint | undefined;
  /** What it costs to derive so many bytes, in rounds of SHA-1 alone. */
  cost(length: number): bigint;
  /** Off the main thread. */
  key(password: Uint8Array, length: number): Promise<Uint8Array>;
}

/** Throws BerError, or UserError for an unsupported PRF. */
export function readPbkdf2(parameters: BerElement | undefined): Pbkdf2 {
  const [salt, iterations, ...rest] = sequence(parameters);
  const saltBytes = octets(salt, TAG.octetString);
  const rounds = integer(iterations);
  const keyLength = rest.find(element => is(element, TAG.integer));
  const digest = prf(rest.find(element => is(element, TAG.sequence)));
  return {
    rounds,
    keyLength: keyLength && integer(keyLength),
    cost: length => rounds * BigInt(Math.ceil(length / sizeOf(digest))) * costOfRound(digest),
    key: (password, length) => derive(password, saltBytes, Number(rounds), length, digest.name),
  };
}

/** A round is two hashes, but in OpenSSL's own loop (measured, Node 20). */
function costOfRound({ name, blockSize }: Digest): bigint {
  if (name.startsWith('sha3')) return 3n;
  return blockSize === 128 ? 2n : 1n;
}

function prf(element: BerElement | undefined): Digest {
  if (element === undefined) return SHA1;
  const { oid } = algorithm(element);
  const digest = HMACS.get(oid);
  if (digest === undefined) throw unsupported('key derivation', algorithmName(oid), 'exporter');
  return digest;
}
