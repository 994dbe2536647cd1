import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { readCaFile } from '../../src/certificates/ca-file.ts';
import { mayIssue } from '../../src/certificates/x509/may-issue.ts';
import { keyBag, pfx, plainPart } from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';

const work = workshop();
work.selfSigned('root');
work.issued('client', 'root');
const root = new X509Certificate(work.read('root.crt'));
const pem = root.toString();

async function reads(content: Uint8Array | string, password: string | undefined): Promise<void> {
  const certificate = await readCaFile(Buffer.from(content), password);
  assert.equal(certificate.fingerprint256, root.fingerprint256);
}

const refused = (content: Uint8Array | string, message: RegExp): Promise<void> =>
  assert.rejects(readCaFile(Buffer.from(content), undefined), { code: 'CertificateError', message });

test('a CA certificate is read from PEM, also with text or a key around it', async () => {
  await reads(pem, undefined);
  await reads(`Bag Attributes\r\n    friendlyName: root\r\n${pem.replaceAll('\n', '\r\n')}`, undefined);
  await reads(Buffer.from(`\ufeff${pem}`, 'utf16le'), undefined);
  await reads(Buffer.concat([work.read('root.key'), Buffer.from(pem)]), undefined);
});

test('a CA certificate is read from DER and its base64 text', async () => {
  await reads(root.raw, undefined);
  await reads(root.raw.toString('base64'), undefined);
});

test('a CA certificate is read from a PFX, with and without a key', async () => {
  await reads(work.pfx('root', 'secret'), 'secret');
  await reads(work.pfx('root', 'secret', '-nokeys'), 'secret');
});

test('in a PFX of a client and its CA, the CA is meant', async () => {
  await reads(work.pfx('client', 'secret', '-certfile', 'root.crt'), 'secret');
});

test('a PFX asks for its password', async () => {
  await assert.rejects(readCaFile(work.pfx('root', 'secret'), 'wrong'), { code: 'WrongPassword' });
});

test('several certificates are refused with their number', async () => {
  const message = /^This file holds 2 certificates and it is not clear which one is meant\. Save each one/;
  await refused(`${pem}${work.read('client.crt')}`, message);
  work.selfSigned('root2');
  const bytes = work.pfx('root', 'secret', '-certfile', 'root2.crt');
  await assert.rejects(readCaFile(bytes, 'secret'), { code: 'CertificateError', message });
});

test('a bundle, a key alone, damage and anything else are told apart', async () => {
  const key = createPrivateKey(work.read('root.key')).export({ type: 'pkcs8', format: 'der' });
  work.openssl('crl2pkcs7', '-nocrl', '-certfile', 'root.crt', '-out', 'ca.p7b');
  work.openssl('crl2pkcs7', '-nocrl', '-certfile', 'root.crt', '-outform', 'DER', '-out', 'ca.der.p7b');
  await refused(work.read('ca.p7b'), /PKCS#7 bundle .* openssl pkcs7 -in ca\.p7b/);
  await refused(work.read('ca.der.p7b'), /PKCS#7 bundle .* openssl pkcs7 -inform DER/);
  for (const content of [work.read('root.key'), key, pfx([plainPart(keyBag(key))])]) {
    await refused(content, /^This file holds a key but no certificate/);
  }
  for (const content of [pem.slice(0, 200), root.raw.subarray(0, 99), pem.replace(/\n.{8}/, '\n')]) {
    await refused(content, /^The certificate in this file cannot be read: it is damaged or cut short/);
  }
  for (const content of ['', 'hello, this is text', Buffer.from([1, 2, 3])]) {
    await refused(content, /^This file holds no certificate\./);
  }
});

test('a certificate that no CA has and that needs its issuer to be trusted is refused, with the name of that', async () => {
  const message =
    /^This is the certificate of CN=client, which is no CA: to trust it would change nothing, .* Give the certificate of its issuer, CN=root\.$/;
  await refused(work.read('client.crt'), message);
  await refused(new X509Certificate(work.read('client.crt')).raw, message);
  work.openssl('req', '-new', '-key', 'client.key', '-subj', '/CN=bare', '-out', 'bare.csr');
  work.openssl(
    'x509',
    '-req',
    '-in',
    'bare.csr',
    '-CA',
    'root.crt',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-out',
    'bare.crt',
  );
  await refused(work.read('bare.crt'), /^This is the certificate of CN=bare, which is no CA/);
});

test('what has signed itself is read, of a CA or not', async () => {
  const own = ['-addext', 'basicConstraints=critical,CA:false'];
  work.openssl('req', '-x509', '-key', 'client.key', '-subj', '/CN=own', ...own, '-out', 'own.crt');
  assert.equal((await readCaFile(work.read('own.crt'), undefined)).subject, 'CN=own');
  work.openssl('req', '-new', '-key', 'client.key', '-subj', '/CN=old', '-out', 'old.csr');
  work.openssl('x509', '-req', '-in', 'old.csr', '-signkey', 'client.key', '-out', 'old.crt');
  const old = await readCaFile(work.read('old.crt'), undefined);
  assert.equal(mayIssue(old), true);
});

test('an intermediate is read', async () => {
  work.issued('middle', 'root', '-ca');
  assert.equal((await readCaFile(work.read('middle.crt'), undefined)).subject, 'CN=middle');
});
