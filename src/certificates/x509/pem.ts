export interface PemBlock {
  /** Between BEGIN and the hyphens: `CERTIFICATE`, `RSA PRIVATE KEY`. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** The labels of all blocks that begin in the text, in order. */
export const pemLabels = (text: string): readonly string[] =>
  [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map(([, label]) => label ?? '');

/** The blocks that are whole; one with headers (an encrypted key of OpenSSL's own kind) has no hyphen-free body and is left out. */
export const pemBlocks = (text: string): readonly PemBlock[] =>
  [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \1-----/g)].map(([, label, body]) => ({
    label: label ?? '',
    bytes: Buffer.from(body ?? '', 'base64'),
  }));

export const isCertificateLabel = (label: string): boolean =>
  ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'].includes(label);

export const isPrivateKeyLabel = (label: string): boolean => label.endsWith('PRIVATE KEY');

export const isPkcs7Label = (label: string): boolean => label === 'PKCS7' || label === 'CMS';
