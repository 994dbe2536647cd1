import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { workshop } from '../../certificates/openssl.ts';
import { outcomeOf } from '../support/outcome.ts';

const shop = workshop();

function withSerial(name: string, serial: string): Uint8Array {
  const addedExtensions = ['basicConstraints=critical,CA:FALSE', 'extendedKeyUsage=clientAuth'];
  shop.selfSigned(
    name,
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-set_serial', serial, '-subj', '/CN=client'],
    ...addedExtensions.flatMap(extension => ['-addext', extension]),
  );
  return new X509Certificate(shop.read(`${name}.crt`)).raw;
}

const ask = (certificate: Uint8Array, expression: string): string => outcomeOf(expression, { certificate });

test('a serial number is the bytes that it is encoded in, and GetSerialNumber gives them last byte first', () => {
  const rows = [
    ['0xABCDEF', '00ABCDEF', 'EF-CD-AB-00'],
    ['0x0A0B0C', '0A0B0C', '0C-0B-0A'],
    ['0', '00', '00'],
    ['-5', 'FB', 'FB'],
    ['-0xABCDEF', 'FF543211', '11-32-54-FF'],
  ] as const;
  for (const [serial, text, reversed] of rows) {
    const certificate = withSerial(`serial${serial}`, serial);
    assert.equal(ask(certificate, 'context.Request.Certificate.SerialNumber'), `string "${text}"`);
    assert.equal(ask(certificate, 'context.Request.Certificate.GetSerialNumberString()'), `string "${text}"`);
    assert.equal(
      ask(certificate, 'BitConverter.ToString(context.Request.Certificate.GetSerialNumber())'),
      `string "${reversed}"`,
    );
  }
});

test('the extensions of a certificate are counted, walked and found by their numbers', () => {
  const certificate = withSerial('extensions', '1');
  const all =
    'string.Join("|", context.Request.Certificate.Extensions.Select(e => e.Oid.Value + " " + e.Critical + " " + BitConverter.ToString(e.RawData)))';
  const listed = ask(certificate, all);
  assert.match(listed, /2\.5\.29\.19 True 30-00\|/);
  assert.match(listed, /2\.5\.29\.37 False 30-0A-06-08-2B-06-01-05-05-07-03-02/);
  assert.equal(
    ask(certificate, 'context.Request.Certificate.Extensions["2.5.29.37"].Oid.FriendlyName'),
    'string "Enhanced Key Usage"',
  );
  assert.equal(ask(certificate, 'context.Request.Certificate.Extensions["1.2.3"]'), 'null');
  assert.equal(
    ask(certificate, 'context.Request.Certificate.Extensions[context.Request.Certificate.Extensions.Count]'),
    "throws System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  );
  assert.equal(
    ask(
      certificate,
      '@{ foreach (var e in context.Request.Certificate.Extensions) if (e.Oid.Value == "2.5.29.19") return e.Critical; return null; }',
    ),
    'bool "True"',
  );
});
