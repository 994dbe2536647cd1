import { hash } from 'node:crypto';

/** A hash by Node's name, with the length of its input block in bytes (RFC 7292, appendix B calls it v). */
export interface Digest {
  readonly name: string;
  readonly blockSize: number;
}

/** Of its output, in bytes. */
export const sizeOf = ({ name }: Digest): number => hash(name, '', 'buffer').length;

const MD5: Digest = { name: 'md5', blockSize: 64 };
export const SHA1: Digest = { name: 'sha1', blockSize: 64 };
const SHA224: Digest = { name: 'sha224', blockSize: 64 };
const SHA256: Digest = { name: 'sha256', blockSize: 64 };
const SHA384: Digest = { name: 'sha384', blockSize: 128 };
const SHA512: Digest = { name: 'sha512', blockSize: 128 };
const SHA512_224: Digest = { name: 'sha512-224', blockSize: 128 };
const SHA512_256: Digest = { name: 'sha512-256', blockSize: 128 };
const SHA3_224: Digest = { name: 'sha3-224', blockSize: 144 };
const SHA3_256: Digest = { name: 'sha3-256', blockSize: 136 };
const SHA3_384: Digest = { name: 'sha3-384', blockSize: 104 };
const SHA3_512: Digest = { name: 'sha3-512', blockSize: 72 };

/** Hash algorithms by OID. */
export const DIGESTS: ReadonlyMap<string, Digest> = new Map([
  ['1.2.840.113549.2.5', MD5],
  ['1.3.14.3.2.26', SHA1],
  ['2.16.840.1.101.3.4.2.4', SHA224],
  ['2.16.840.1.101.3.4.2.1', SHA256],
  ['2.16.840.1.101.3.4.2.2', SHA384],
  ['2.16.840.1.101.3.4.2.3', SHA512],
  ['2.16.840.1.101.3.4.2.5', SHA512_224],
  ['2.16.840.1.101.3.4.2.6', SHA512_256],
  ['2.16.840.1.101.3.4.2.7', SHA3_224],
  ['2.16.840.1.101.3.4.2.8', SHA3_256],
  ['2.16.840.1.101.3.4.2.9', SHA3_384],
  ['2.16.840.1.101.3.4.2.10', SHA3_512],
  ['1.3.36.3.2.1', { name: 'ripemd160', blockSize: 64 }],
  ['1.3.6.1.4.1.1722.12.2.1.16', { name: 'blake2b512', blockSize: 128 }],
  ['1.3.6.1.4.1.1722.12.2.2.8', { name: 'blake2s256', blockSize: 64 }],
]);

/** HMACs by OID: the PRF of PBKDF2 and the MAC of PBMAC1 (RFC 8018, appendix B.1.2). */
export const HMACS: ReadonlyMap<string, Digest> = new Map([
  ['1.2.840.113549.2.6', MD5],
  ['1.2.840.113549.2.7', SHA1],
  ['1.2.840.113549.2.8', SHA224],
  ['1.2.840.113549.2.9', SHA256],
  ['1.2.840.113549.2.10', SHA384],
  ['1.2.840.113549.2.11', SHA512],
  ['1.2.840.113549.2.12', SHA512_224],
  ['1.2.840.113549.2.13', SHA512_256],
  ['2.16.840.1.101.3.4.2.13', SHA3_224],
  ['2.16.840.1.101.3.4.2.14', SHA3_256],
  ['2.16.840.1.101.3.4.2.15', SHA3_384],
  ['2.16.840.1.101.3.4.2.16', SHA3_512],
]);
