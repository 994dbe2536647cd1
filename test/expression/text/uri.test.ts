import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeData, escapeUri, unescapeData } from '../../../src/expression/uri/escaping.ts';
import { checkHostName, DNS, IPV4, IPV6, UNKNOWN_HOST } from '../../../src/expression/uri/host.ts';
import { IpAddress } from '../../../src/expression/uri/ip-address.ts';
import { leftPart } from '../../../src/expression/uri/left-part.ts';
import { localPath, segments } from '../../../src/expression/uri/local-path.ts';
import { isBaseOf, relativeTo, resolve } from '../../../src/expression/uri/resolve.ts';
import { ABSOLUTE, RELATIVE, RELATIVE_OR_ABSOLUTE, Uri } from '../../../src/expression/uri/uri.ts';
import { isWellFormedText } from '../../../src/expression/uri/well-formed.ts';

const uri = (text: string): Uri => Uri.parse(text, ABSOLUTE);

test('the parts of an absolute URI', () => {
  const full = uri('HTTPS://user:pw@Example.COM:8443/a/b%20c?x=1&y#f');
  const { parts } = full;
  assert.deepEqual(
    [parts.scheme, parts.userInfo, parts.host.name, parts.port, parts.path, parts.query, parts.fragment],
    ['https', 'user:pw', 'example.com', 8443, '/a/b%20c', '?x=1&y', '#f'],
  );
  assert.equal(full.authority, 'example.com:8443');
  assert.deepEqual(segments(full), ['/', 'a/', 'b%20c']);
});

test('the escaped and the readable form', () => {
  const rows: [string, string, string][] = [
    ['http://h', 'http://h/', 'http://h/'],
    ['http://H:80/a', 'http://h/a', 'http://h/a'],
    ['https://h:80/a', 'https://h:80/a', 'https://h:80/a'],
    ['http://h/a/../b/./c/..', 'http://h/b/', 'http://h/b/'],
    ['http://h/%7Eu/%41', 'http://h/~u/A', 'http://h/~u/A'],
    ['http://h/a b"ä', 'http://h/a%20b%22%C3%A4', 'http://h/a b"ä'],
    ['http://h/a%20b%2Fc%3f', 'http://h/a%20b%2Fc%3f', 'http://h/a b%2Fc%3f'],
    ['http://h/%c3%a4', 'http://h/%C3%A4', 'http://h/ä'],
    ['http://h/100%', 'http://h/100%25', 'http://h/100%25'],
    ['http:\\\\h\\a\\b', 'http://h/a/b', 'http://h/a/b'],
    ['  http://h/?q=a|b ', 'http://h/?q=a%7Cb', 'http://h/?q=a|b'],
    ['http://1/', 'http://0.0.0.1/', 'http://0.0.0.1/'],
    ['http://[0:0::1]:8080/', 'http://[::1]:8080/', 'http://[::1]:8080/'],
    ['urn:isbn:123', 'urn:isbn:123', 'urn:isbn:123'],
    ['mailto:a@B.c?subject=x', 'mailto:a@b.c?subject=x', 'mailto:a@b.c?subject=x'],
    ['app://callback', 'app://callback/', 'app://callback/'],
    ['C:\\dir\\x y', 'file:///C:/dir/x%20y', 'file:///C:/dir/x y'],
  ];
  for (const [text, absolute, readable] of rows) {
    assert.equal(uri(text).absoluteUri, absolute);
    assert.equal(uri(text).toText(), readable);
    assert.equal(uri(text).originalString, text);
  }
});

test('a text that is no absolute URI says why', () => {
  const rows: [string, string][] = [
    ['', 'Invalid URI: The URI is empty.'],
    ['a/b', 'Invalid URI: The format of the URI could not be determined.'],
    ['/a', 'Invalid URI: The format of the URI could not be determined.'],
    ['1x://h', 'Invalid URI: The URI scheme is not valid.'],
    ['http:h', 'Invalid URI: The Authority/Host could not be parsed.'],
    ['http://', 'Invalid URI: The hostname could not be parsed.'],
    ['http://a b/', 'Invalid URI: The hostname could not be parsed.'],
    ['http://h:x/', 'Invalid URI: Invalid port specified.'],
    ['http://h:65536/', 'Invalid URI: Invalid port specified.'],
    ['C:x', "Invalid URI: A Dos path must be rooted, for example, 'c:\\'."],
  ];
  for (const [text, message] of rows) {
    assert.throws(() => uri(text), { message });
    assert.equal(Uri.tryParse(text, ABSOLUTE), null);
  }
});

test('relative URIs have their text and nothing else', () => {
  const relative = Uri.parse('a/b?c', RELATIVE_OR_ABSOLUTE);
  assert.equal(relative.toText(), 'a/b?c');
  assert.equal(relative.isAbsolute, false);
  assert.throws(() => relative.absoluteUri, { message: 'This operation is not supported for a relative URI.' });
  assert.throws(() => Uri.parse('http://h/', RELATIVE), {
    message: "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.",
  });
});

test('hosts and ports', () => {
  const rows: [string, string, number, boolean][] = [
    ['ftp://h/', 'h', 21, true],
    ['http://h:81/', 'h', 81, false],
    ['app://h/', 'h', -1, true],
    ['http://[::1]/', '::1', 80, true],
    ['file:///c:/x', '', -1, true],
  ];
  for (const [text, host, port, isDefault] of rows) {
    assert.deepEqual([uri(text).safeHost, uri(text).parts.port, uri(text).hasDefaultPort], [host, port, isDefault]);
  }
  assert.equal(uri('http://bücher.de/').idnHost, 'xn--bcher-kva.de');
  assert.equal(uri('http://bücher.de/').absoluteUri, 'http://bücher.de/');
  assert.equal(localPath(uri('file:///C:/a%20b')), 'C:\\a b');
  assert.equal(localPath(uri('\\\\server\\share')), '\\\\server\\share');
  assert.equal(uri('http://localhost:1/').isLoopback, true);
  assert.deepEqual(['a.b', '1.2.3.4', '::1', 'a b', ''].map(checkHostName), [
    DNS,
    IPV4,
    IPV6,
    UNKNOWN_HOST,
    UNKNOWN_HOST,
  ]);
});

test('a relative URI is resolved against a base', () => {
  const base = uri('http://h/a/b/c?q#f');
  const rows: [string, string][] = [
    ['d', 'http://h/a/b/d'],
    ['../d?x', 'http://h/a/d?x'],
    ['/d', 'http://h/d'],
    ['?x', 'http://h/a/b/c?x'],
    ['#x', 'http://h/a/b/c?q#x'],
    ['//g/x', 'http://g/x'],
    ['https://o/x', 'https://o/x'],
    ['', 'http://h/a/b/c?q#f'],
  ];
  for (const [relative, absolute] of rows) assert.equal(resolve(base, relative).absoluteUri, absolute);
  assert.throws(() => resolve(null, 'x'), { message: "Value cannot be null. (Parameter 'baseUri')" });
});

test('one URI seen from another', () => {
  const rows: [string, string, string][] = [
    ['http://h/a/b', 'http://h/a/c?x', 'c?x'],
    ['http://h/a/b/', 'http://h/a/c', '../c'],
    ['http://h/a', 'http://h/a', ''],
    ['http://h/a/b', 'http://h/a/', './'],
    ['http://h/a', 'http://o/b', 'http://o/b'],
  ];
  for (const [from, to, relative] of rows) assert.equal(relativeTo(uri(from), uri(to)).toText(), relative);
  assert.equal(isBaseOf(uri('http://h/a/'), uri('http://h/a/b')), true);
});

test('left parts', () => {
  const full = uri('http://u@h:81/a/b?q#f');
  assert.deepEqual(
    [0, 1, 2, 3].map(part => leftPart(full, part)),
    ['http://', 'http://u@h:81', 'http://u@h:81/a/b', 'http://u@h:81/a/b?q'],
  );
});

test('equality leaves out user and fragment', () => {
  assert.equal(uri('http://H/a#x').key(), uri('http://u@h:80/a').key());
  assert.notEqual(uri('http://h/a').key(), uri('http://h/A').key());
});

test('escaping', () => {
  assert.equal(escapeData("a b/?&=ä~!'()*\ud800"), 'a%20b%2F%3F%26%3D%C3%A4~%21%27%28%29%2A%EF%BF%BD');
  assert.equal(escapeUri('http://h/a b?x=ä%20[]'), 'http://h/a%20b?x=%C3%A4%2520[]');
  assert.equal(unescapeData('a%20b%2F%c3%a4%zz%C3%ff+'), 'a b/ä%zz%C3%ff+');
});

test('well-formed texts need no escape', () => {
  const rows: [string | null, number, boolean][] = [
    ['http://h/a?b=c', ABSOLUTE, true],
    ['http://h/a b', ABSOLUTE, false],
    ['a/b', ABSOLUTE, false],
    ['a/b', RELATIVE_OR_ABSOLUTE, true],
    ['http:\\\\h', ABSOLUTE, false],
    [null, ABSOLUTE, false],
  ];
  for (const [text, kind, expected] of rows) assert.equal(isWellFormedText(text, kind), expected);
});

test('IP addresses', () => {
  const rows: [string, string][] = [
    ['1.2.3.4', '1.2.3.4'],
    ['1', '0.0.0.1'],
    ['010.0x10.1', '8.16.0.1'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['::1', '::1'],
    ['[::1]:80', '::1'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['fe80::1%3', 'fe80::1%3'],
    ['1::', '1::'],
  ];
  for (const [text, printed] of rows) assert.equal(IpAddress.parse(text).toText(), printed);
  for (const text of ['', '1.2.3.256', '1.2.3.4.5', '::1::', '1:2:3', ':1', '12345::', 'a', '1.2.3.4 '])
    assert.throws(() => IpAddress.parse(text), { message: 'An invalid IP address was specified.' });
  assert.deepEqual(
    ['127.0.0.5', '::1', '::ffff:127.0.0.1', '10.0.0.1'].map(text => IpAddress.parse(text).isLoopback),
    [true, true, true, false],
  );
  assert.equal(IpAddress.parse('::1').family, 23);
  assert.equal(IpAddress.parse('1.2.3.4').key(), IpAddress.parse('1.2.3.04').key());
});
