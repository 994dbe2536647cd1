import { UserError } from '../errors.ts';
import type { Rewriter } from './x509/algorithm-names.ts';

/** How a PFX is made of a certificate and its key; OpenSSL asks for the password. */
export const MAKE_PFX = 'openssl pkcs12 -export -in client.crt -inkey client.key -out client.pfx';

const WRITE_ANEW: Readonly<Record<Rewriter, string>> = {
  openssl:
    'Write it anew with: openssl pkcs12 -legacy -in old.pfx -nodes -out all.pem && ' +
    'openssl pkcs12 -export -in all.pem -out new.pfx (and delete all.pem, it holds the bare key).',
  exporter: 'Export it again from where it comes from, with AES-256 and SHA-256, or with 3DES and SHA-1.',
};

export const refusal = (message: string, options?: ErrorOptions): UserError =>
  new UserError('CertificateError', message, options);

/** `password`: the one that was tried; an empty one counts as none, as an unset variable of a script gives it. */
export const wrongPassword = (password: string | undefined): UserError =>
  password === undefined || password === ''
    ? new UserError(
        'WrongPassword',
        'This PFX file needs a password and none was given. Give the password it was exported with.',
      )
    : new UserError(
        'WrongPassword',
        'The password does not open this PFX file: the password is wrong, or the file is damaged. ' +
          'Check the password (a space or line break at its end counts), or export the file again.',
      );

/** Nothing in it is encrypted, so that only its integrity check could tell whether a password fits. */
export const unprotected = (): UserError =>
  new UserError(
    'WrongPassword',
    'The integrity check of this PFX file does not fit, though nothing in it is encrypted: the file is damaged, or its ' +
      'password is another one. Check the password (none is one, too), or export the file again.',
  );

/** The password fits the file but not one entry: Java key stores can have a password for each key. */
export const wrongEntryPassword = (entry: string): UserError =>
  new UserError(
    'WrongPassword',
    `The password opens this PFX file but not the ${entry} in it: the ${entry} has another password, or the file is ` +
      'damaged. Export the file again with one password for all.',
  );

export const unknownFile = (): UserError =>
  refusal(`This is not a PFX (PKCS#12) file, nor any other kind that is known here. Make a PFX file with: ${MAKE_PFX}`);

export const truncated = (options: ErrorOptions): UserError =>
  refusal(
    'This PFX file is cut short (truncated): it ends before its contents do. Copy, download or export it again.',
    options,
  );

export const damaged = (options?: ErrorOptions): UserError =>
  refusal('This PFX file is damaged: its contents cannot be read. Copy, download or export it again.', options);

/** `use`: what the algorithm is for, such as "encryption". */
export const unsupported = (use: string, algorithm: string, rewriter: Rewriter): UserError =>
  refusal(`This PFX file uses an unsupported algorithm: ${algorithm} for its ${use}. ${WRITE_ANEW[rewriter]}`);

export const needsCertificateToOpen = (): UserError =>
  refusal(
    'This PFX file is protected by a certificate or a Windows account instead of a password, which is not supported. ' +
      'Export it again with a password.',
  );

export const tooCostly = (): UserError =>
  refusal(
    'This PFX file is too costly to open: it asks for more rounds of key derivation (its iteration count) than any ' +
      'honest file does. Export it again, or get it from a source you trust.',
  );

export const tooMuchMemory = (): UserError =>
  refusal(
    'This PFX file is too costly to open: its key derivation (scrypt) asks for more memory, or more passes over it, than ' +
      'any honest file does. Export it again, or get it from a source you trust.',
  );

export const noRounds = (): UserError =>
  refusal(
    'This PFX file is damaged or forged: its iteration count is below 1. Export it again, or get it from a source you trust.',
  );

export const tooLarge = (): UserError =>
  refusal('This file is too large to be a PFX file: a PFX file has a few kilobytes, and at most 1 MiB is read.');

export const tooMany = (): UserError =>
  refusal(
    'This PFX file holds too many entries: at most 200 certificates and 200 private keys are read. ' +
      'Export only the client certificate with its key.',
  );

export const noPrivateKey = (): UserError =>
  refusal(
    'This PFX file holds no private key, only a certificate, and a certificate cannot be presented without its key. ' +
      `Export it again with the private key, or make one: ${MAKE_PFX}`,
  );

export const noCertificate = (): UserError =>
  refusal(`This PFX file holds no certificate, only a private key. Make one that has both: ${MAKE_PFX}`);

/** `others`: what there is all the same. */
export const nothingInside = (others: readonly string[]): UserError =>
  refusal(
    others.length === 0
      ? `This PFX file is empty: it holds no certificate and no private key. Export it again, or make one: ${MAKE_PFX}`
      : `This PFX file holds no certificate and no private key, only ${[...new Set(others)].join(' and ')}. ` +
          `Export the client certificate with its private key, or make a file of them: ${MAKE_PFX}`,
  );

export const keyOfAnother = (): UserError =>
  refusal(
    'The private key in this PFX file does not belong to any certificate in it. ' +
      `Make one of the certificate and its own key: ${MAKE_PFX}`,
  );

export const unreadableCertificate = (options: ErrorOptions): UserError =>
  refusal('The certificate in this PFX file cannot be read: it is damaged. Export the file again.', options);

const KINDS_THAT_WORK = 'RSA, EC, Ed25519 and Ed448 keys work.';

/** `kind`: the algorithm by name. */
export const unreadableKey = (kind: string, options: ErrorOptions): UserError =>
  refusal(
    `The private key in this PFX file cannot be used: it is damaged, or its kind (${kind}) is unsupported. ` +
      KINDS_THAT_WORK,
    options,
  );

/** Of a kind that can be read, but that no TLS client signs with. */
export const keyOfOtherUse = (kind: string): UserError =>
  refusal(
    `The private key in this PFX file is of the kind ${kind}, which cannot be used for TLS client certificates. ` +
      `Ask for a certificate with another one: ${KINDS_THAT_WORK}`,
  );

export const damagedKey = (): UserError =>
  refusal(
    'The private key in this PFX file is damaged: what it signs does not fit its own certificate. ' +
      'Copy, download or export the file again.',
  );

/** RFC 3279, section 2.3.2: a DSA key may leave its parameters to the certificate of its issuer. */
export const inheritedParameters = (): UserError =>
  refusal(
    'The DSA key in this PFX file has no parameters of its own but inherits those of its issuer, which is unsupported. ' +
      `Ask for a certificate with another key: ${KINDS_THAT_WORK}`,
  );

export const unusableForTls = (options: ErrorOptions): UserError =>
  refusal(
    'This PFX file opens, but its certificate and private key cannot be used for TLS. ' +
      'Ask for a certificate with an RSA or EC key.',
    options,
  );
