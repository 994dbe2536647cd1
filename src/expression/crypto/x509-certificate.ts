import type { KeyObject, X509Certificate as NodeCertificate } from 'node:crypto';
import { type CertificateFields, readFields } from '../../certificates/x509/certificate-fields.ts';
import { distinguishedName } from '../../certificates/x509/distinguished-name.ts';
import { nodeCrypto } from '../../node-crypto.ts';
import { NetObject } from '../runtime/net-object.ts';
import { DateTime } from '../time/date-time.ts';
import { LOCAL } from '../time/kind.ts';
import type { NamedType } from '../types/type.ts';
import { readingDer } from './read-der.ts';
import { certificateText } from './x509-text.ts';
import { X509_CERTIFICATE2 } from './x509-types.ts';

export interface CertificateSource {
  /** PEM or DER. */
  readonly certificate: string | Uint8Array;
  /** Undefined for a certificate without its key. */
  readonly privateKey: (() => KeyObject) | undefined;
  readonly friendlyName: string;
  /** Whether the chain of the certificate (DER) ends in a root that is trusted here. */
  readonly isTrusted: (certificate: Uint8Array) => boolean;
}

/** X509Certificate2, and X509Certificate, which has fewer members. Read when something is first asked of it. */
export class Certificate extends NetObject {
  override readonly type: NamedType;
  readonly source: CertificateSource;
  #node: NodeCertificate | undefined;
  #fields: CertificateFields | undefined;

  constructor(type: NamedType, source: CertificateSource) {
    super();
    this.source = source;
    this.type = type;
  }

  get node(): NodeCertificate {
    this.#node ??= new (nodeCrypto().X509Certificate)(this.source.certificate);
    return this.#node;
  }

  /** What node:crypto does not tell. Throws CryptographicException. */
  get fields(): CertificateFields {
    this.#fields ??= readingDer(() => readFields(this.der));
    return this.#fields;
  }

  get der(): Buffer {
    return this.node.raw;
  }

  get thumbprint(): string {
    return this.node.fingerprint.replaceAll(':', '');
  }

  get subject(): string {
    return readingDer(() => distinguishedName(this.fields.subject));
  }

  get issuer(): string {
    return readingDer(() => distinguishedName(this.fields.issuer));
  }

  /** The bytes that it is encoded in, in upper-case hex: a number of which the first bit is set begins with 00. */
  get serialNumber(): string {
    return Buffer.from(this.fields.serialNumber).toString('hex').toUpperCase();
  }

  /** Local time, which is UTC. */
  get notBefore(): DateTime {
    return localTime(this.node.validFrom);
  }

  get notAfter(): DateTime {
    return localTime(this.node.validTo);
  }

  get hasPrivateKey(): boolean {
    return this.source.privateKey !== undefined;
  }

  /** Throws what the host throws. */
  privateKey(): KeyObject | undefined {
    return this.source.privateKey?.();
  }

  hash(digest: string): Buffer {
    return nodeCrypto().createHash(digest).update(this.der).digest();
  }

  /** 3 for every certificate of these days. */
  get version(): number {
    return this.fields.version;
  }

  /** Of the algorithm that the issuer signed with. */
  get signatureAlgorithm(): string {
    return this.fields.signature.oid;
  }

  verify(): boolean {
    return this.source.isTrusted(this.der);
  }

  override toText(): string {
    return this.type === X509_CERTIFICATE2 ? certificateText(this) : super.toText();
  }

  override key(): string {
    return `X509Certificate ${this.serialNumber} ${this.issuer}`;
  }
}

const localTime = (text: string): DateTime => new DateTime(DateTime.fromMilliseconds(Date.parse(text)).ticks, LOCAL);
