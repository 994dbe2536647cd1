import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import {
  type Authority,
  createAuthority,
  generateKeys,
  type Identity,
  issue,
  type KeyPair,
  type Usage,
  type Validity,
} from '../../src/certificates/authority.ts';

/** What a test presents: the leaf's certificate and key, and what a PFX or a handshake adds to them. */
export interface TestIdentity extends Identity {
  /** PEM: the leaf, then the authorities between it and the root; never the root. */
  readonly chain: readonly string[];
}

export interface IdentityOptions {
  readonly commonName: string;
  readonly organization?: string;
  readonly usage: Usage;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** Absent, `current`. */
  readonly period?: keyof typeof PERIODS;
  /** Who vouches for it; absent, `root`: the authority of testAuthority(). */
  readonly issuer?: 'root' | 'intermediate' | 'self';
  /** All identities of a process share one key, unless it is told here that one must have its own. */
  readonly ownKey?: boolean;
}

const DAY = 86_400_000;
const PERIODS = {
  current: () => ({ days: 90, now: new Date() }),
  expired: () => between(-30, -1),
  'not yet valid': () => between(1, 30),
  /** Until after 2050, when dates in certificates are written otherwise. */
  'for decades': () => between(-1, 365 * 40),
} satisfies Record<string, () => Validity>;

const between = (from: number, to: number): Validity => ({
  notBefore: new Date(Date.now() + from * DAY),
  notAfter: new Date(Date.now() + to * DAY),
});

/** The value of the first call, kept for the whole process. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const sharedKeys: () => Promise<KeyPair> = once(generateKeys);

/** The root that vouches for every identity unless told otherwise. */
export const testAuthority: () => Promise<Authority> = once(() =>
  createAuthority({ commonName: 'Test Root', pathLength: 1, ...PERIODS.current() }),
);

/** Stands under the root. */
export const testIntermediate: () => Promise<Authority> = once(async () =>
  createAuthority({ commonName: 'Test Intermediate', issuer: await testAuthority(), ...PERIODS.current() }),
);

/** A root that no test server trusts. */
export const strangeAuthority: () => Promise<Authority> = once(() =>
  createAuthority({ commonName: 'Strange Root', ...PERIODS.current() }),
);

export async function testIdentity(options: IdentityOptions): Promise<TestIdentity> {
  const keys = await (options.ownKey === true ? generateKeys() : sharedKeys());
  const validity = PERIODS[options.period ?? 'current']();
  if (options.issuer === 'intermediate') {
    const intermediate = await testIntermediate();
    const leaf = await issue(intermediate, { ...options, ...validity, keys });
    return { ...leaf, chain: [leaf.certificate, intermediate.certificate] };
  }
  const leaf = await issue(options.issuer === 'self' ? 'self' : await testAuthority(), {
    ...options,
    ...validity,
    keys,
  });
  return { ...leaf, chain: [leaf.certificate] };
}

export const clientIdentity = (
  commonName: string,
  options?: Omit<IdentityOptions, 'commonName' | 'usage'>,
): Promise<TestIdentity> => testIdentity({ ...options, commonName, usage: 'client' });

/** For localhost, 127.0.0.1 and ::1, unless other names are given. */
export const serverIdentity = (options?: Partial<IdentityOptions>): Promise<TestIdentity> =>
  testIdentity({
    commonName: 'localhost',
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1', '::1'],
    usage: 'server',
    ...options,
  });

/** A PFX as Windows wrote it for years (3DES, SHA-1), with the key and the whole chain. */
export function pfxOf(identity: TestIdentity, password: string): Buffer {
  const { pki, pkcs12, asn1 } = forge;
  const key = pki.privateKeyFromPem(identity.privateKey);
  const chain = identity.chain.map(pem => pki.certificateFromPem(pem));
  const pfx = pkcs12.toPkcs12Asn1(key, chain, password, { algorithm: '3des' });
  return Buffer.from(asn1.toDer(pfx).getBytes(), 'latin1');
}

/** As Azure writes it: 40 upper-case hex digits. */
export const thumbprint = (identity: { readonly certificate: string }): string =>
  new X509Certificate(identity.certificate).fingerprint.replaceAll(':', '');
