/** Letters, digits and these stand for themselves in WebUtility.UrlEncode; a space is `+`. */
const SAFE = new Set(Buffer.from('-_.!*()ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'));

export const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

export const urlEncodeBytes = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += encoded(byte);
  return text;
};

function encoded(byte: number): string {
  if (SAFE.has(byte)) return String.fromCharCode(byte);
  return byte === 0x20 ? '+' : percent(byte);
}

export const urlEncode = (text: string): string => urlEncodeBytes(Buffer.from(text, 'utf8'));

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** A `%` that no two hexadecimal digits follow stays. */
export const urlDecode = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, run => DECODER.decode(Buffer.from(run.replaceAll('%', ''), 'hex')));

export const urlDecodeBytes = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replaceAll('+', ' ')
      .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  );
