import { isUtf8 } from 'node:buffer';

const MIN_TEXT_BYTES = 8;
const ENCODINGS = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
] as const;

/** The text of a file, or undefined if it is none. PowerShell's `>` writes UTF-16; a mark at the start tells. */
export function textOf(bytes: Uint8Array): string | undefined {
  const encoding = ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (encoding !== undefined) return new TextDecoder(encoding.name).decode(bytes);
  const isText = bytes.length >= MIN_TEXT_BYTES && bytes.every(isTextByte) && isUtf8(Buffer.from(bytes));
  return isText ? new TextDecoder().decode(bytes) : undefined;
}

/** Anything but the control characters, save tab and line ends. */
const isTextByte = (byte: number): boolean => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** The bytes that base64 text stands for, also without line ends or between quotes; undefined if it is none. */
export function base64Of(text: string): Uint8Array | undefined {
  const bare = text.replace(/[\s"']/g, '');
  return /^[A-Za-z0-9+/_-]{40,}={0,2}$/.test(bare) ? Buffer.from(bare, 'base64') : undefined;
}

/** The same for hexadecimal text, also with colons. */
export function hexOf(text: string): Uint8Array | undefined {
  const bare = text.replace(/[\s:]/g, '');
  return /^(?:[0-9A-Fa-f]{2}){20,}$/.test(bare) ? Buffer.from(bare, 'hex') : undefined;
}
