import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { integer, sequence } from './der.ts';
import { workshop } from './openssl.ts';

const work = workshop();
work.selfSigned('client');
const certificate = work.read('client.crt');
const key = work.read('client.key');
const complete = work.pfx('client', 'secret');
const MAKE = 'openssl pkcs12 -export -in client.crt -inkey client.key -out client.pfx';

async function saysItIs(content: Uint8Array | string, what: string): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const begins = (error: Error) => error.message.startsWith(`This is not a PFX file but ${what}`);
  await assert.rejects(openPfx(bytes, 'secret'), error => {
    assert.ok(error instanceof Error && begins(error), `${error}`);
    assert.equal('code' in error && error.code, 'CertificateError');
    return true;
  });
}

test('PEM text is told by what is in it, with the command that makes a PFX', async () => {
  const both = Buffer.concat([certificate, key]);
  await saysItIs(
    both,
    'PEM text with a certificate and a private key. Make a PFX file of it: openssl pkcs12 -export -in client.pem -out client.pfx',
  );
  await saysItIs(
    certificate,
    `PEM text with a certificate without its private key, which is needed to present it. With the key: ${MAKE}`,
  );
  await saysItIs(key, `PEM text with a private key without a certificate. A PFX holds both: ${MAKE}`);
  work.openssl('req', '-new', '-key', 'client.key', '-subj', '/CN=x', '-out', 'client.csr');
  await saysItIs(work.read('client.csr'), 'PEM text with a certificate request (CSR)');
  await saysItIs(Buffer.from(`\ufeff${certificate}`, 'utf16le'), 'PEM text with a certificate');
  work.openssl('crl2pkcs7', '-nocrl', '-certfile', 'client.crt', '-out', 'client.p7b');
  await saysItIs(work.read('client.p7b'), 'PEM text with a PKCS#7 file (.p7b)');
  await saysItIs(
    `-----BEGIN PKCS12-----\n${complete.toString('base64')}\n-----END PKCS12-----`,
    'the base64 text of one between PEM lines',
  );
  await saysItIs('-----BEGIN DH PARAMETERS-----\n', 'PEM text of another kind (DH PARAMETERS)');
});

test('DER is told by its shape', async () => {
  const pkcs8 = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const der = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
  await saysItIs(new X509Certificate(certificate).raw, 'a certificate (DER) without its private key');
  await saysItIs(pkcs8, 'a private key (DER) without a certificate');
  await saysItIs(createPrivateKey(key).export({ type: 'sec1', format: 'der' }), 'a private key (DER)');
  await saysItIs(createPrivateKey(key).export(der), 'an encrypted private key (DER)');
  work.openssl('crl2pkcs7', '-nocrl', '-certfile', 'client.crt', '-outform', 'DER', '-out', 'client.p7b');
  await saysItIs(work.read('client.p7b'), 'a PKCS#7 file (.p7b), which holds certificates without a private key');
  work.openssl('req', '-new', '-key', 'client.key', '-subj', '/CN=x', '-outform', 'DER', '-out', 'client.csr');
  await saysItIs(work.read('client.csr'), 'a certificate request (CSR)');
});

test('other kinds of files are told by how they begin', async () => {
  await saysItIs('', 'an empty file');
  await saysItIs(
    Buffer.from('feedfeed0000000200000001', 'hex'),
    'a Java key store (JKS). Make a PFX file of it: keytool -importkeystore',
  );
  await saysItIs(Buffer.from('cececece0000000200000001', 'hex'), 'a Java key store (JCEKS)');
  await saysItIs(Buffer.from('504b030414000000', 'hex'), 'a ZIP archive');
  await saysItIs('\n<!DOCTYPE html>\n<html></html>', 'an HTML page');
  await saysItIs('<?xml version="1.0"?><Error/>', 'XML text');
  await saysItIs('{"value": "MIIK"}', 'JSON text');
  await saysItIs('version https://git-lfs.github.com/spec/v1\noid sha256:0', 'a pointer of Git LFS');
  await saysItIs('0 is what this text begins with', 'plain text');
});

test('a PFX written as text is told, with the command that mends it', async () => {
  const base64 = complete.toString('base64');
  await saysItIs(base64, 'the base64 text of one. Decode it first: base64 -d client.txt > client.pfx');
  await saysItIs(`"${base64}"\r\n`, 'the base64 text of one');
  await saysItIs(Buffer.from(`\ufeff${base64}`, 'utf16le'), 'the base64 text of one');
  await saysItIs(
    complete.toString('hex'),
    'the hexadecimal text of one. Decode it first: xxd -r -p client.txt > client.pfx',
  );
  await saysItIs(new X509Certificate(certificate).raw.toString('base64'), 'the base64 text of a certificate (DER)');
});

test('a PFX that was copied as text is told', async () => {
  await saysItIs(Buffer.from(complete.toString('utf8')), 'one that was copied as text, which destroyed it');
});

test('what is not known is called not a PFX', async () => {
  for (const bytes of [
    Buffer.from('0001020304050607', 'hex'),
    sequence(integer(1)),
    sequence(integer(4), sequence()),
  ]) {
    await assert.rejects(openPfx(bytes, undefined), {
      message: /^This is not a PFX \(PKCS#12\) file, nor any other kind/,
    });
  }
});
