import { createHmac, timingSafeEqual } from 'node:crypto';
import { DIGESTS, type Digest, HMACS, sizeOf } from '../digests.ts';
import { refusal, unsupported } from '../refusals.ts';
import { algorithmName, rewriterOf } from '../x509/algorithm-names.ts';
import { type Algorithm, algorithm, integer, octets, sequence, TAG } from '../x509/asn1.ts';
import type { BerElement } from '../x509/ber.ts';
import type { PasswordForm } from './password-forms.ts';
import { PBKDF2, readPbkdf2 } from './pbkdf2.ts';
import { derivationCost, deriveBytes, PURPOSE } from './pkcs12-kdf.ts';

const PBMAC1 = '1.2.840.113549.1.5.14';

/** A shorter key opens with a guess: one byte, with about 1 of 256 passwords (RFC 9579, section 4). */
const MIN_KEY_BYTES = 20n;
const MAX_KEY_BYTES = 128n;

/** The MAC of a PFX: MacData of RFC 7292, section 4. */
export interface Mac {
  readonly rounds: bigint;
  /** What each `fits` costs, in rounds of SHA-1. */
  readonly cost: bigint;
  /** Whether its value has the length it must have: no password makes one of another length. */
  readonly isWhole: boolean;
  fits(content: Uint8Array, password: PasswordForm): Promise<boolean>;
}

interface Keyed {
  readonly digest: Digest;
  readonly rounds: bigint;
  readonly cost: bigint;
  key(password: PasswordForm): Promise<Uint8Array>;
}

/** Throws BerError, or UserError for an algorithm that is unsupported. */
export function readMac(macData: BerElement): Mac {
  const [digestInfo, salt, iterations] = sequence(macData);
  const [digestAlgorithm, value] = sequence(digestInfo);
  const wanted = octets(value, TAG.octetString);
  const scheme = algorithm(digestAlgorithm);
  const { digest, rounds, cost, key } = scheme.oid === PBMAC1 ? pbmac1(scheme) : classic(scheme, salt, iterations);
  return {
    rounds,
    cost,
    isWhole: wanted.length === sizeOf(digest),
    async fits(content, password) {
      const actual = createHmac(digest.name, await key(password))
        .update(content)
        .digest();
      return actual.length === wanted.length && timingSafeEqual(actual, wanted);
    },
  };
}

function classic(scheme: Algorithm, salt: BerElement | undefined, iterations: BerElement | undefined): Keyed {
  const digest = DIGESTS.get(scheme.oid);
  if (digest === undefined) throw unsupported('integrity check', algorithmName(scheme.oid), rewriterOf(scheme.oid));
  const saltBytes = octets(salt, TAG.octetString);
  const rounds = iterations === undefined ? 1n : integer(iterations);
  const length = sizeOf(digest);
  return {
    digest,
    rounds,
    cost: derivationCost(digest, rounds, length),
    key: ({ bmp }) =>
      deriveBytes({ digest, purpose: PURPOSE.mac, password: bmp, salt: saltBytes, iterations: Number(rounds), length }),
  };
}

/** PBMAC1-params of RFC 8018, appendix A.5; the salt and count of MacData itself mean nothing then (RFC 9579). */
function pbmac1(scheme: Algorithm): Keyed {
  const [derivation, messageAuth] = sequence(scheme.parameters);
  const { oid: kdf, parameters } = algorithm(derivation);
  const { oid: hmac } = algorithm(messageAuth);
  const digest = HMACS.get(hmac);
  if (kdf !== PBKDF2) throw unsupported('integrity check', `PBMAC1 with ${algorithmName(kdf)}`, 'exporter');
  if (digest === undefined) throw unsupported('integrity check', `PBMAC1 with ${algorithmName(hmac)}`, 'exporter');
  const { rounds, keyLength, cost, key } = readPbkdf2(parameters);
  if (keyLength === undefined || keyLength < MIN_KEY_BYTES || keyLength > MAX_KEY_BYTES) throw unsafeKeyLength();
  const length = Number(keyLength);
  return { digest, rounds, cost: cost(length), key: ({ utf8 }) => key(utf8, length) };
}

const unsafeKeyLength = () =>
  refusal(
    'This PFX file is damaged or forged: the key length of its integrity check (PBMAC1) is missing, too short to be ' +
      'safe or too long. Export it again, or get it from a source you trust.',
  );
