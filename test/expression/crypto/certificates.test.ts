import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { readBer } from '../../../src/certificates/x509/ber.ts';
import { distinguishedName } from '../../../src/certificates/x509/distinguished-name.ts';
import { privateRsa, publicRsa } from '../../../src/expression/crypto/certificate-keys.ts';
import { nameInfo } from '../../../src/expression/crypto/certificate-names.ts';
import { HashAlgorithmName } from '../../../src/expression/crypto/hash-algorithm-name.ts';
import { PublicKey } from '../../../src/expression/crypto/public-key.ts';
import { readCertificate, readPem, readProtectedCertificate } from '../../../src/expression/crypto/read-certificate.ts';
import { RsaSignaturePadding } from '../../../src/expression/crypto/rsa-padding.ts';
import { signData, verifyData } from '../../../src/expression/crypto/rsa-signature.ts';
import { X509_CERTIFICATE2 } from '../../../src/expression/crypto/x509-types.ts';
import { byteArray } from '../../../src/expression/runtime/bytes.ts';
import { der, oid, sequence, set } from '../../certificates/der.ts';
import { workshop } from '../../certificates/openssl.ts';

const shop = workshop();
shop.selfSigned(
  'client',
  '-newkey',
  'rsa:2048',
  '-sha256',
  '-set_serial',
  '0x0A0B0C',
  '-utf8',
  '-subj',
  '/C=US/ST=WA/O=Contoso, Inc/emailAddress=ada@contoso.com/CN=client',
  '-addext',
  'subjectAltName=DNS:client.contoso.com,URI:https://contoso.com/a',
);
const pem = shop.read('client.crt').toString();
const keyPem = shop.read('client.key').toString();
const node = new X509Certificate(pem);
const certificate = readPem(X509_CERTIFICATE2, pem, keyPem);
const SUBJECT = 'CN=client, E=ada@contoso.com, O="Contoso, Inc", S=WA, C=US';

test('a certificate tells what .NET tells of it', () => {
  assert.deepEqual(
    [certificate.subject, certificate.issuer, certificate.serialNumber, certificate.version, certificate.thumbprint],
    [SUBJECT, SUBJECT, '0A0B0C', 3, node.fingerprint.replaceAll(':', '')],
  );
  assert.equal(certificate.signatureAlgorithm, '1.2.840.113549.1.1.11');
  assert.equal(certificate.notAfter.toUnixMilliseconds(), Date.parse(node.validTo));
  assert.equal(certificate.notAfter.kind, 2);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map(type => nameInfo(certificate, type, false)),
    ['client', 'ada@contoso.com', '', 'client.contoso.com', 'client.contoso.com', 'https://contoso.com/a'],
  );
});

test('the public key stands apart from its algorithm', () => {
  const key = PublicKey.of(certificate);
  assert.deepEqual(
    [key.oid.value, key.oid.friendlyName, key.parameters.toString('hex')],
    ['1.2.840.113549.1.1.1', 'RSA', '0500'],
  );
  assert.deepEqual(key.bits, node.publicKey.export({ type: 'pkcs1', format: 'der' }));
});

test('data is signed with the key of a certificate', () => {
  const [name, data] = [new HashAlgorithmName('SHA256'), Buffer.from('data')];
  const [rsa, rsaPublic] = [privateRsa(certificate), publicRsa(certificate)];
  assert.ok(rsa && rsaPublic);
  const signature = signData(rsa, data, name, RsaSignaturePadding.pkcs1);
  assert.equal(verifyData(rsaPublic, data, signature, name, RsaSignaturePadding.pkcs1), true);
  assert.equal(privateRsa(readPem(X509_CERTIFICATE2, pem, undefined)), null);
});

test('the text of a certificate shows nothing of its key', () => {
  const text = certificate.toText();
  assert.match(text, /^\[Subject\]\r\n {2}CN=client, E=ada@contoso\.com/);
  assert.match(text, /\r\n\r\n\[Thumbprint\]\r\n {2}[0-9A-F]{40}\r\n$/);
  const { d = '' } = createPrivateKey(keyPem).export({ format: 'jwk' });
  assert.ok(!text.includes(d.slice(0, 20)));
});

test('what is no certificate is refused, and a PFX with advice', () => {
  const read = (bytes: Uint8Array) => () => readCertificate(X509_CERTIFICATE2, byteArray(bytes));
  assert.throws(read(Buffer.from('none')), { message: 'Cannot find the requested object.' });
  assert.throws(read(Buffer.alloc(0)), { message: "Array may not be empty or null. (Parameter 'rawData')" });
  assert.equal(read(node.raw)().thumbprint, certificate.thumbprint);
  const pfx = byteArray(shop.pfx('client', 'secret'));
  assert.throws(() => readProtectedCertificate(X509_CERTIFICATE2, pfx), {
    message: /context\.Deployment\.Certificates/,
  });
});

test('a certificate is trusted only if the host says so', () => {
  assert.equal(certificate.verify(), false);
});

/** Of relative names, each of attributes. */
const nameOf = (...relative: readonly (readonly (readonly [id: string, value: string])[])[]) =>
  readBer(
    sequence(
      ...relative.map(attributes =>
        set(...attributes.map(([id, value]) => sequence(oid(id), der(0x0c, Buffer.from(value))))),
      ),
    ),
  );

const COUNTRY = '2.5.4.6';
const COMMON = '2.5.4.3';
const UID = '0.9.2342.19200300.100.1.1';

test("a distinguished name stands in .NET's order and quotes", () => {
  const rows = [
    [nameOf([[COUNTRY, 'US']], [['2.5.4.10', 'a']], [[COMMON, 'b']]), 'CN=b, O=a, C=US'],
    [
      nameOf([
        ['2.5.4.11', 'x'],
        [COMMON, 'a+b "q"'],
      ]),
      'OU=x + CN="a+b ""q"""',
    ],
    [nameOf([[COMMON, '\nline']]), 'CN="\nline"'],
    [
      nameOf(
        [['2.5.4.8', 'WA']],
        [['2.5.4.5', '5']],
        [['0.9.2342.19200300.100.1.25', 'x']],
        [['1.2.3.4', 'y']],
        [[UID, 'u']],
      ),
      'OID.0.9.2342.19200300.100.1.1=u, OID.1.2.3.4=y, DC=x, SERIALNUMBER=5, S=WA',
    ],
    [nameOf([[COMMON, '']]), 'CN=""'],
    [nameOf(), ''],
  ] as const;
  for (const [name, expected] of rows) assert.equal(distinguishedName(name), expected);
});
