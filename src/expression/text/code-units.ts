const LONE_SURROGATE = /\p{Cs}/gu;

const singleBytes =
  (largest: number) =>
  (text: string): Buffer => {
    const bytes = Buffer.from(text, 'latin1');
    for (let index = 0; index < text.length; index += 1)
      if (text.charCodeAt(index) > largest) bytes[index] = '?'.charCodeAt(0);
    return bytes;
  };

/** A `?` for each unit that does not fit. */
export const encodeAscii = singleBytes(0x7f);
export const encodeLatin1 = singleBytes(0xff);

export const decodeAscii = (bytes: Buffer): string => bytes.toString('latin1').replace(/[^\0-\x7f]/g, '?');

export const encodeUtf16 = (text: string): Buffer => Buffer.from(text.replace(LONE_SURROGATE, '\ufffd'), 'utf16le');

const UTF16_DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

export const decodeUtf16 = (bytes: Buffer): string => UTF16_DECODER.decode(bytes);

export function encodeUtf32(text: string): Buffer {
  const codes = Array.from(text.replace(LONE_SURROGATE, '\ufffd'), character => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codes.length * 4);
  codes.forEach((code, index) => {
    bytes.writeUInt32LE(code, index * 4);
  });
  return bytes;
}

export function decodeUtf32(bytes: Buffer): string {
  let text = '';
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) text += codeText(bytes.readUInt32LE(at));
  return at < bytes.length ? `${text}\ufffd` : text;
}

const codeText = (code: number): string =>
  code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
