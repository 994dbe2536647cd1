import {
  decodeAscii,
  decodeUtf16,
  decodeUtf32,
  encodeAscii,
  encodeLatin1,
  encodeUtf16,
  encodeUtf32,
} from './code-units.ts';
import { Encoding } from './encoding.ts';

const UTF8_DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

export const UTF8 = new Encoding({
  className: 'UTF8Encoding',
  codePage: 65001,
  webName: 'utf-8',
  displayName: 'Unicode (UTF-8)',
  isSingleByte: false,
  preamble: [0xef, 0xbb, 0xbf],
  encode: text => Buffer.from(text, 'utf8'),
  decode: bytes => UTF8_DECODER.decode(bytes),
  mostBytes: chars => (chars + 1) * 3,
  mostChars: bytes => bytes + 1,
});

export const ASCII = new Encoding({
  className: 'ASCIIEncoding',
  codePage: 20127,
  webName: 'us-ascii',
  displayName: 'US-ASCII',
  isSingleByte: true,
  preamble: [],
  encode: encodeAscii,
  decode: decodeAscii,
  mostBytes: chars => chars + 1,
  mostChars: bytes => bytes,
});

export const LATIN1 = new Encoding({
  className: 'Latin1Encoding',
  codePage: 28591,
  webName: 'iso-8859-1',
  displayName: 'Western European (ISO)',
  isSingleByte: true,
  preamble: [],
  encode: encodeLatin1,
  decode: bytes => bytes.toString('latin1'),
  mostBytes: chars => chars + 1,
  mostChars: bytes => bytes,
});

export const UTF16 = new Encoding({
  className: 'UnicodeEncoding',
  codePage: 1200,
  webName: 'utf-16',
  displayName: 'Unicode',
  isSingleByte: false,
  preamble: [0xff, 0xfe],
  encode: encodeUtf16,
  decode: decodeUtf16,
  mostBytes: chars => (chars + 1) * 2,
  mostChars: bytes => Math.ceil(bytes / 2) + 1,
});

export const UTF16_BIG_ENDIAN = new Encoding({
  className: 'UnicodeEncoding',
  codePage: 1201,
  webName: 'utf-16BE',
  displayName: 'Unicode (Big-Endian)',
  isSingleByte: false,
  preamble: [0xfe, 0xff],
  encode: text => encodeUtf16(text).swap16(),
  decode: bytes => decodeUtf16(swapped(bytes)),
  mostBytes: chars => (chars + 1) * 2,
  mostChars: bytes => Math.ceil(bytes / 2) + 1,
});

export const UTF32 = new Encoding({
  className: 'UTF32Encoding',
  codePage: 12000,
  webName: 'utf-32',
  displayName: 'Unicode (UTF-32)',
  isSingleByte: false,
  preamble: [0xff, 0xfe, 0, 0],
  encode: encodeUtf32,
  decode: decodeUtf32,
  mostBytes: chars => (chars + 1) * 4,
  mostChars: bytes => Math.trunc(bytes / 2) + 2,
});

/** A byte that is left over stays, and decodes to U+FFFD. */
function swapped(bytes: Buffer): Buffer {
  const even = bytes.length - (bytes.length % 2);
  return Buffer.concat([Buffer.from(bytes.subarray(0, even)).swap16(), bytes.subarray(even)]);
}
