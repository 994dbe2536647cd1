import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { type NameConstraints, nameConstraintsExtension } from './x509/name-constraints.ts';

/** A certificate with its key. */
export interface Identity {
  /** PEM. */
  readonly certificate: string;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
}

/** An identity that may issue others. */
export type Authority = Identity;

/** An RSA key, which is all that node-forge can sign with. */
export interface KeyPair {
  /** SPKI PEM. */
  readonly publicKey: string;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
}

/** `any` leaves the extension out, as certificates made by hand often do. */
export type Usage = 'server' | 'client' | 'any';

interface Subject {
  readonly commonName: string;
  readonly organization?: string;
}

interface Period {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** From now for some days, or between two moments. */
export type Validity = { readonly days: number; readonly now: Date } | Period;

export type AuthorityOptions = Subject &
  Validity & {
    readonly nameConstraints?: NameConstraints;
    /** What its leaves may be for, whatever they say themselves; absent, anything. */
    readonly usage?: Usage;
    /** How many authorities may stand between this one and a leaf; absent, none. */
    readonly pathLength?: number;
    /** The authority above; absent, this is a root. */
    readonly issuer?: Authority;
    /** Absent, a new key is made. */
    readonly keys?: KeyPair;
  };

export type LeafOptions = Subject &
  Validity & {
    readonly usage: Usage;
    readonly dnsNames?: readonly string[];
    readonly ipAddresses?: readonly string[];
    /** Absent, a new key is made. */
    readonly keys?: KeyPair;
  };

export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
  const { nameConstraints, pathLength, usage } = options;
  return sign(options, options.issuer, [
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: pathLength ?? 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    ...extendedKeyUsage(usage ?? 'any'),
    ...(nameConstraints === undefined ? [] : [await nameConstraintsExtension(nameConstraints)]),
  ]);
}

/** A certificate that may issue no other. `self` signs it with its own key. */
export async function issue(issuer: Authority | 'self', options: LeafOptions): Promise<Identity> {
  const altNames = [
    ...(options.dnsNames ?? []).map(value => ({ type: 2, value })),
    ...(options.ipAddresses ?? []).map(ip => ({ type: 7, ip })),
  ];
  return sign(options, issuer === 'self' ? undefined : issuer, [
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    ...extendedKeyUsage(options.usage),
    ...(altNames.length === 0 ? [] : [{ name: 'subjectAltName', altNames }]),
  ]);
}

/** 2048 bits; node-forge's own generator takes seconds. */
export const generateKeys = (): Promise<KeyPair> =>
  promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

async function sign(
  options: Subject & Validity & { keys?: KeyPair },
  issuer: Authority | undefined,
  extensions: readonly object[],
): Promise<Identity> {
  const { privateKey, publicKey } = options.keys ?? (await generateKeys());
  const { default: forge } = await import('node-forge');
  const { pki } = forge;
  const certificate = pki.createCertificate();
  const above = issuer === undefined ? certificate : pki.certificateFromPem(issuer.certificate);
  certificate.publicKey = pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = serialNumber();
  certificate.validity = period(options);
  certificate.setSubject(distinguishedName(options, forge.asn1.Type.UTF8));
  certificate.setIssuer(above.subject.attributes);
  certificate.setExtensions([
    ...extensions,
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: above.generateSubjectKeyIdentifier().getBytes() },
  ]);
  certificate.sign(pki.privateKeyFromPem(issuer?.privateKey ?? privateKey), forge.md.sha256.create());
  return { certificate: pki.certificateToPem(certificate).replaceAll('\r', ''), privateKey };
}

const extendedKeyUsage = (usage: Usage): object[] =>
  usage === 'any' ? [] : [{ name: 'extKeyUsage', serverAuth: usage === 'server', clientAuth: usage === 'client' }];

const distinguishedName = ({ commonName, organization }: Subject, valueTagClass: number) => [
  ...(organization === undefined ? [] : [{ shortName: 'O', value: organization, valueTagClass }]),
  { shortName: 'CN', value: commonName, valueTagClass },
];

/** 16 random bytes; the first is between 40 and 7f, so that the integer is positive and has no superfluous zero. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8() & 0x3f) | 0x40);
  return bytes.toString('hex');
}

const DAY = 86_400_000;

/** Begins a day ago: the clocks of virtual machines and containers lag behind, and are set back. */
function period(validity: Validity): Period {
  if ('notBefore' in validity) return { notBefore: validity.notBefore, notAfter: validity.notAfter };
  const now = validity.now.getTime();
  return { notBefore: new Date(now - DAY), notAfter: new Date(now + validity.days * DAY) };
}
