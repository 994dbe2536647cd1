import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { der, explicit, integer, nothing, octets, oid, sequence, set } from './der.ts';

const DATA = oid('1.2.840.113549.1.7.1');
const ENCRYPTED_DATA = oid('1.2.840.113549.1.7.6');
const BAG = '1.2.840.113549.1.12.10.1';
const SALT = Buffer.from('0123456789abcdef');
const IV = Buffer.alloc(16, 7);

export interface AlgorithmAndData {
  readonly algorithm: Buffer;
  readonly data: Buffer;
}

/** A PFX without a MAC unless one is given; `parts` are those of the AuthenticatedSafe. */
export const pfx = (parts: readonly Buffer[], mac: (content: Buffer) => Buffer = () => Buffer.alloc(0)): Buffer =>
  pfxOver(sequence(...parts), mac);

export const pfxOver = (content: Buffer, mac: (content: Buffer) => Buffer): Buffer =>
  sequence(integer(3), sequence(DATA, explicit(0, octets(content))), mac(content));

export const plainPart = (...bags: readonly Buffer[]): Buffer => sequence(DATA, explicit(0, octets(sequence(...bags))));

export const encryptedPart = ({ algorithm, data }: AlgorithmAndData): Buffer =>
  sequence(ENCRYPTED_DATA, explicit(0, sequence(integer(0), sequence(DATA, algorithm, der(0x80, data)))));

export const bag = (number: number, value: Buffer, ...attributes: readonly Buffer[]): Buffer =>
  sequence(oid(`${BAG}.${number}`), explicit(0, value), ...attributes);

export const localKeyId = (id: string): Buffer =>
  set(sequence(oid('1.2.840.113549.1.9.21'), set(octets(Buffer.from(id)))));

export const certificateBag = (certificate: Uint8Array, ...attributes: readonly Buffer[]): Buffer =>
  bag(3, sequence(oid('1.2.840.113549.1.9.22.1'), explicit(0, octets(certificate))), ...attributes);

export const keyBag = (pkcs8: Uint8Array, ...attributes: readonly Buffer[]): Buffer =>
  bag(1, Buffer.from(pkcs8), ...attributes);

export const shroudedKeyBag = ({ algorithm, data }: AlgorithmAndData): Buffer =>
  bag(2, sequence(algorithm, octets(data)));

export interface Pbes2 {
  readonly password: string;
  readonly prf: { readonly oid: string; readonly name: string };
  readonly rounds: bigint | number;
  /** As the file claims; left out if undefined. */
  readonly keyLength: bigint | number | undefined;
}

export const HMAC_SHA256 = { oid: '1.2.840.113549.2.9', name: 'sha256' };

/** AES-256-CBC; rounds that nobody could do are only claimed. */
export function pbes2(plain: Uint8Array, { password, prf, rounds, keyLength }: Pbes2): AlgorithmAndData {
  const done = rounds >= 1 && rounds <= 10_000 ? Number(rounds) : 1;
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, SALT, done, 32, prf.name), IV);
  return {
    algorithm: sequence(
      oid('1.2.840.113549.1.5.13'),
      sequence(pbkdf2Algorithm(rounds, keyLength, prf.oid), sequence(oid('2.16.840.1.101.3.4.1.42'), octets(IV))),
    ),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

const pbkdf2Algorithm = (rounds: bigint | number, keyLength: bigint | number | undefined, prf: string): Buffer =>
  sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(
      octets(SALT),
      integer(rounds),
      keyLength === undefined ? Buffer.alloc(0) : integer(keyLength),
      sequence(oid(prf), nothing),
    ),
  );

/** RFC 9579, with SHA-256 in both places. */
export const pbmac1 =
  (password: string, { rounds, keyLength }: { rounds: number; keyLength: number | undefined }) =>
  (content: Buffer): Buffer => {
    const key = pbkdf2Sync(password, SALT, rounds, keyLength ?? 32, 'sha256');
    const parameters = sequence(
      pbkdf2Algorithm(rounds, keyLength, HMAC_SHA256.oid),
      sequence(oid(HMAC_SHA256.oid), nothing),
    );
    const digest = octets(createHmac('sha256', key).update(content).digest());
    const digestInfo = sequence(sequence(oid('1.2.840.113549.1.5.14'), parameters), digest);
    return sequence(digestInfo, octets(Buffer.from('unused')), integer(1));
  };

/** A MAC that fits no password, with any claims. */
export const claimedMac =
  (digest: string, rounds: bigint | number) =>
  (_content: Buffer): Buffer =>
    sequence(sequence(sequence(oid(digest), nothing), octets(Buffer.alloc(32))), octets(SALT), integer(rounds));
