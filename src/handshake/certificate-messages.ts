import { BerError, readBer } from '../certificates/x509/ber.ts';
import { distinguishedName } from '../certificates/x509/distinguished-name.ts';
import { certificateTypeName, signatureSchemeName } from './certificate-kinds.ts';
import { Cursor } from './cursor.ts';
import { readExtensions } from './hello.ts';

/** A certificate authority that the server names as acceptable. */
export interface NamedAuthority {
  /** As Azure and .NET write it, `CN=Root, O=Contoso`; undefined for bytes that are no name. */
  readonly name: string | undefined;
  /** The Name as it was sent, DER. */
  readonly der: Buffer;
}

/** What a server wants of a client's certificate. */
export interface CertificateDemand {
  /** Empty: any authority. */
  readonly authorities: readonly NamedAuthority[];
  /** The names of RFC 8446, section 4.2.3. */
  readonly signatureAlgorithms: readonly string[];
  /** `rsa_sign`, `ecdsa_sign`: TLS 1.2 only, empty in TLS 1.3. */
  readonly certificateTypes: readonly string[];
}

const EXTENSION = { signatureAlgorithms: 13, certificateAuthorities: 47 } as const;

/** The certificates in DER, in the order sent: RFC 5246, section 7.4.2. Throws DecodeError, as all functions here do. */
export const readCertificates12 = (body: Buffer): Buffer[] => new Cursor(body).list(3, items => items.vector(3));

/** RFC 8446, section 4.4.2. */
export function readCertificates13(body: Buffer): Buffer[] {
  const cursor = new Cursor(body);
  cursor.vector(1);
  return cursor.list(3, items => {
    const certificate = items.vector(3);
    items.vector(2);
    return certificate;
  });
}

/** RFC 5246, section 7.4.4. */
export function readCertificateRequest12(body: Buffer): CertificateDemand {
  const cursor = new Cursor(body);
  return {
    certificateTypes: cursor.list(1, items => certificateTypeName(items.number(1))),
    signatureAlgorithms: signatureAlgorithms(cursor),
    authorities: authorities(cursor),
  };
}

/** RFC 8446, section 4.3.2. */
export function readCertificateRequest13(body: Buffer): CertificateDemand {
  const cursor = new Cursor(body);
  cursor.vector(1);
  const extensions = readExtensions(cursor);
  const [schemes, names] = [EXTENSION.signatureAlgorithms, EXTENSION.certificateAuthorities].map(type =>
    extensions.get(type),
  );
  return {
    certificateTypes: [],
    signatureAlgorithms: schemes === undefined ? [] : signatureAlgorithms(schemes),
    authorities: names === undefined ? [] : authorities(names),
  };
}

const signatureAlgorithms = (cursor: Cursor): string[] => cursor.list(2, items => signatureSchemeName(items.number(2)));

const authorities = (cursor: Cursor): NamedAuthority[] =>
  cursor.list(2, items => {
    const der = items.vector(2);
    return { name: nameOf(der), der };
  });

function nameOf(der: Buffer): string | undefined {
  try {
    return distinguishedName(readBer(der));
  } catch (error) {
    if (error instanceof BerError) return undefined;
    throw error;
  }
}
