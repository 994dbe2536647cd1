import { isUtf8 } from 'node:buffer';
import type { UserError } from '../../errors.ts';
import { MAKE_PFX, refusal } from '../refusals.ts';
import { isCertificateLabel, isPkcs7Label, isPrivateKeyLabel, pemLabels } from '../x509/pem.ts';
import { type Shape, shapeOf } from './shapes.ts';
import { base64Of, hexOf, textOf } from './text.ts';

/** Says what a file is that is no PFX, and how to make a PFX of it; undefined for a kind that is not known. */
export function recognised(bytes: Uint8Array): UserError | undefined {
  const what = bytes.length === 0 ? EMPTY : (magic(bytes) ?? binary(bytes) ?? text(bytes) ?? mangled(bytes));
  return what === undefined ? undefined : refusal(`This is not a PFX file but ${what}`);
}

const EMPTY = 'an empty file. Copy, download or export it again.';

const MAGIC: readonly { readonly start: string; readonly what: string }[] = [
  { start: 'feedfeed', what: javaKeyStore('JKS') },
  { start: 'cececece', what: javaKeyStore('JCEKS') },
  { start: '504b0304', what: 'a ZIP archive. Unpack it and give the PFX file inside.' },
  { start: '1f8b', what: 'a gzip archive. Unpack it and give the PFX file inside.' },
  { start: '1ef1b5b0', what: `a private key of Microsoft's PVK kind. A PFX holds the certificate too: ${MAKE_PFX}` },
];

function javaKeyStore(kind: string): string {
  return (
    `a Java key store (${kind}). Make a PFX file of it: keytool -importkeystore -srckeystore client.jks ` +
    '-destkeystore client.pfx -deststoretype PKCS12'
  );
}

const magic = (bytes: Uint8Array): string | undefined =>
  MAGIC.find(({ start }) => Buffer.from(bytes.subarray(0, start.length / 2)).toString('hex') === start)?.what;

const KEY_ALONE = `without a certificate. A PFX holds both: ${MAKE_PFX}`;
const CERTIFICATE_ALONE = `without its private key, which is needed to present it. With the key: ${MAKE_PFX}`;

const SHAPES: Readonly<Record<Exclude<Shape, 'pfx'>, string>> = {
  certificate: `a certificate (DER) ${CERTIFICATE_ALONE} (first: openssl x509 -inform DER -in client.cer -out client.crt)`,
  'certificate request': `a certificate request (CSR). Use the certificate that was issued for it: ${MAKE_PFX}`,
  pkcs7:
    'a PKCS#7 file (.p7b), which holds certificates without a private key. With the key: ' +
    `openssl pkcs7 -inform DER -in client.p7b -print_certs -out client.crt && ${MAKE_PFX}`,
  'private key': `a private key (DER) ${KEY_ALONE}`,
  'encrypted private key': `an encrypted private key (DER) ${KEY_ALONE}`,
  'public key': `a public key (DER). A PFX holds a certificate and its private key: ${MAKE_PFX}`,
};

function binary(bytes: Uint8Array): string | undefined {
  const shape = shapeOf(bytes);
  return shape === undefined || shape === 'pfx' ? undefined : SHAPES[shape];
}

function text(bytes: Uint8Array): string | undefined {
  const content = textOf(bytes)?.trim();
  if (content === undefined) return undefined;
  const labels = pemLabels(content);
  return labels.length > 0 ? pem(labels) : (encoded(content) ?? otherText(content));
}

function pem(labels: readonly string[]): string {
  const hasCertificate = labels.some(isCertificateLabel);
  const hasKey = labels.some(isPrivateKeyLabel);
  if (hasCertificate && hasKey) {
    return `PEM text with a certificate and a private key. Make a PFX file of it: openssl pkcs12 -export -in client.pem -out client.pfx`;
  }
  if (hasCertificate) return `PEM text with a certificate ${CERTIFICATE_ALONE}`;
  if (hasKey) return `PEM text with a private key ${KEY_ALONE}`;
  return otherPem(labels);
}

function otherPem(labels: readonly string[]): string {
  if (labels.some(isPkcs7Label)) {
    return `PEM text with a PKCS#7 file (.p7b), which holds certificates without a private key. With the key: openssl pkcs7 -in client.p7b -print_certs -out client.crt && ${MAKE_PFX}`;
  }
  if (labels.some(label => label.endsWith('CERTIFICATE REQUEST'))) {
    return `PEM text with a certificate request (CSR). Use the certificate that was issued for it: ${MAKE_PFX}`;
  }
  if (labels.some(label => label.includes('PKCS12') || label === 'PFX')) {
    return 'the base64 text of one between PEM lines. Decode it first: sed /-----/d client.txt | base64 -d > client.pfx (Windows: certutil -decode client.txt client.pfx)';
  }
  return `PEM text of another kind (${labels[0]}). A PFX holds a certificate and its private key: ${MAKE_PFX}`;
}

const DECODE_BASE64 = 'base64 -d client.txt > client.pfx (Windows: certutil -decode client.txt client.pfx)';
const DECODE_HEX = 'xxd -r -p client.txt > client.pfx (Windows: certutil -decodehex client.txt client.pfx)';

/** A binary file written as text. */
function encoded(content: string): string | undefined {
  const fromBase64 = base64Of(content);
  const fromHex = hexOf(content);
  const bytes = fromHex ?? fromBase64;
  if (bytes === undefined) return undefined;
  const how = fromHex === undefined ? 'base64' : 'hexadecimal';
  const shape = shapeOf(bytes);
  if (shape === 'pfx') {
    return `the ${how} text of one. Decode it first: ${fromHex === undefined ? DECODE_BASE64 : DECODE_HEX}`;
  }
  return shape === undefined ? undefined : `the ${how} text of ${SHAPES[shape]}`;
}

const TEXTS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern: /^version https:\/\/git-lfs/,
    what: 'a pointer of Git LFS, which stands for the file. Fetch the file itself: git lfs pull',
  },
  {
    pattern: /^<(?:!doctype html|html|head|body)/i,
    what: 'an HTML page, often a login or error page saved in its place. Download the file again.',
  },
  { pattern: /^<\?xml|^<[a-z]/i, what: 'XML text. Give the PFX file itself.' },
  { pattern: /^[[{]/, what: 'JSON text. Give the PFX file itself; a base64 value in it must be decoded first.' },
  {
    pattern: /^PuTTY-User-Key-File/,
    what: `a key of PuTTY. A PFX holds a certificate and its private key: ${MAKE_PFX}`,
  },
];

const otherText = (content: string): string =>
  TEXTS.find(({ pattern }) => pattern.test(content))?.what ?? `plain text. Make a PFX file with: ${MAKE_PFX}`;

const REPLACEMENT = Buffer.from('\ufffd');

/** A binary file that went through a text editor or a text-mode copy: bytes above 127 became U+FFFD. */
const mangled = (bytes: Uint8Array): string | undefined =>
  Buffer.from(bytes).includes(REPLACEMENT) && isUtf8(bytes)
    ? 'one that was copied as text, which destroyed it. Copy it again as a binary file.'
    : undefined;
