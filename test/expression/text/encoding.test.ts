import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteArray, bytesOf } from '../../../src/expression/runtime/bytes.ts';
import { bytesWithin, type Encoding, within } from '../../../src/expression/text/encoding.ts';
import { encodingOf, encodingOfPage } from '../../../src/expression/text/encoding-names.ts';
import { ASCII, LATIN1, UTF8, UTF16, UTF16_BIG_ENDIAN, UTF32 } from '../../../src/expression/text/encodings.ts';
import { htmlDecode, htmlEncode } from '../../../src/expression/text/html-encoding.ts';
import { urlDecode, urlDecodeBytes, urlEncode } from '../../../src/expression/text/url-encoding.ts';

test('texts become bytes', () => {
  const rows: [Encoding, string, string][] = [
    [UTF8, 'aä€𝄞', '61c3a4e282acf09d849e'],
    [UTF8, '\ud800', 'efbfbd'],
    [ASCII, 'aä𝄞', '613f3f3f'],
    [LATIN1, 'aä€', '61e43f'],
    [UTF16, 'aä', '6100e400'],
    [UTF16, '\ud800', 'fdff'],
    [UTF16_BIG_ENDIAN, 'aä', '006100e4'],
    [UTF32, 'a𝄞', '610000001ed10100'],
  ];
  for (const [encoding, text, hex] of rows) assert.equal(encoding.bytes(text).toString('hex'), hex);
});

test('bytes become texts; what cannot be read is replaced', () => {
  const rows: [Encoding, string, string][] = [
    [UTF8, 'efbbbf61', '\ufeffa'],
    [UTF8, '61ff62', 'a\ufffdb'],
    [ASCII, '61e4', 'a?'],
    [LATIN1, '61e4', 'aä'],
    [UTF16, 'fffe6100', '\ufeffa'],
    [UTF16, '610062', 'a\ufffd'],
    [UTF16_BIG_ENDIAN, '0061d800', 'a\ufffd'],
    [UTF16_BIG_ENDIAN, '006162', 'a\ufffd'],
    [UTF32, '610000000000d800', 'a\ufffd'],
  ];
  for (const [encoding, hex, text] of rows) assert.equal(encoding.text(byteArray(Buffer.from(hex, 'hex'))), text);
});

test('encodings are found by name and page', () => {
  assert.equal(encodingOf('UTF-8'), UTF8);
  assert.equal(encodingOf('ISO-8859-1'), LATIN1);
  assert.equal(encodingOfPage(1200), UTF16);
  assert.throws(() => encodingOf('nonsense'), {
    message:
      "'nonsense' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')",
  });
  assert.throws(() => encodingOfPage(1252), {
    message:
      'No data is available for encoding 1252. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.',
  });
});

test('parts of a byte array', () => {
  const array = byteArray(Buffer.from('abcd'));
  assert.equal(bytesOf(within(array, 1, 2, 'bytes')).toString(), 'bc');
  assert.equal(bytesWithin(array, 3, 1).toString(), 'd');
  assert.throws(() => within(array, 3, 2, 'bytes'), {
    message: "Index and count must refer to a location within the buffer. (Parameter 'bytes')",
  });
});

test('WebUtility.UrlEncode and UrlDecode', () => {
  assert.equal(urlEncode("a b-_.!*()'~/ä"), 'a+b-_.!*()%27%7E%2F%C3%A4');
  assert.equal(urlDecode('a+b%2F%c3%a4%zz%'), 'a b/ä%zz%');
  assert.equal(urlDecode('%C3x'), '\ufffdx');
  assert.equal(urlDecodeBytes(Buffer.from('a+%41')).toString(), 'a A');
});

test('WebUtility.HtmlEncode and HtmlDecode', () => {
  assert.equal(
    htmlEncode('<a href="x">\'&\u00a0ÿĀ𝄞\ud800'),
    '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#160;&#255;Ā&#119070;\ufffd',
  );
  assert.equal(htmlDecode('&lt;&#39;&#x41;&euro;&nbsp;&eacute;&apos;&thetasym;'), "<'A€\u00a0é'ϑ");
  assert.equal(
    htmlDecode('&nope; &#xD800; &#1114112; &amp &__proto__; a&b;c'),
    '&nope; &#xD800; &#1114112; &amp &__proto__; a&b;c',
  );
});
