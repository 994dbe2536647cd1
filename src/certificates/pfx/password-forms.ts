/** One way in which writers of PFX files turn a password into bytes. */
export interface PasswordForm {
  /** For the PKCS#12 key derivation (RFC 7292, appendix B.1): UTF-16, big-endian, with two zero bytes at the end. */
  readonly bmp: Uint8Array;
  /** For PBKDF2, scrypt and PBKDF1. */
  readonly utf8: Uint8Array;
}

const NUL = Buffer.alloc(2);
const EMPTY = Buffer.alloc(0);

/** The forms to try, the likeliest first. No password is the empty one, which some write as two zero bytes and some as none. */
export function passwordForms(password: string | undefined): readonly PasswordForm[] {
  const text = password ?? '';
  if (text === '') return [NUL, EMPTY].map(bmp => ({ bmp, utf8: EMPTY }));
  const utf8 = Buffer.from(text, 'utf8');
  const standard = { bmp: bigEndian(text), utf8 };
  // OpenSSL before 1.1 widened each byte of the UTF-8: https://docs.openssl.org/3.0/man7/passphrase-encoding/
  const widened = { bmp: bigEndian(utf8.toString('latin1')), utf8 };
  return utf8.length === text.length ? [standard] : [standard, widened];
}

const bigEndian = (text: string): Uint8Array => Buffer.concat([Buffer.from(text, 'utf16le').swap16(), NUL]);
