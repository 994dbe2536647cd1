import assert from 'node:assert/strict';
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { der, integer, octets, oid, sequence } from './der.ts';
import { certificateBag, keyBag, pfx, plainPart } from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';
import { refused } from './refused.ts';

const work = workshop();
work.selfSigned('rsa', '-newkey', 'rsa:2048');
work.selfSigned('p256');
work.selfSigned('p521', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521');
work.selfSigned('ed25519', '-newkey', 'ed25519');
work.selfSigned('ed448', '-newkey', 'ed448');
work.openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:2048', '-out', 'dsa.pem');
work.selfSigned('dsa', '-newkey', 'dsa:dsa.pem');

const DAMAGED = /^The private key in this PFX file is damaged: what it signs does not fit its own certificate\./;
const ANOTHER = /^The private key in this PFX file does not belong to any certificate in it/;

const certificate = (name: string) => certificateBag(new X509Certificate(work.read(`${name}.crt`)).raw);
const keyOf = (name: string): KeyObject => createPrivateKey(work.read(`${name}.key`));
const pkcs8 = (name: string): Buffer => keyOf(name).export({ type: 'pkcs8', format: 'der' });
const file = (name: string, key: Buffer): Buffer => pfx([plainPart(certificate(name), keyBag(key))]);

/** The key with one bit of these members of its JWK changed. */
function damaged(name: string, ...members: readonly ('d' | 'dp' | 'dq')[]): Buffer {
  const bytes = Buffer.from(pkcs8(name));
  const jwk = keyOf(name).export({ format: 'jwk' });
  for (const member of members) {
    const value = Buffer.from(jwk[member] ?? '', 'base64url');
    const at = bytes.indexOf(value) + value.length - 2;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  }
  return bytes;
}

test('a key whose public half is right and whose private half is damaged is refused', async () => {
  for (const name of ['p256', 'p521'] as const)
    await refused(file(name, damaged(name, 'd')), undefined, 'CertificateError', DAMAGED);
  await refused(file('rsa', damaged('rsa', 'd', 'dp')), undefined, 'CertificateError', DAMAGED);
  await refused(file('rsa', damaged('rsa', 'd', 'dq')), undefined, 'CertificateError', DAMAGED);
});

for (const [name, id] of [
  ['ed25519', '1.3.101.112'],
  ['ed448', '1.3.101.113'],
] as const) {
  const { x = '', d = '' } = keyOf(name).export({ format: 'jwk' });
  const version2 = (seed: Buffer) =>
    sequence(
      integer(1),
      sequence(oid(id)),
      octets(octets(seed)),
      der(0x81, Buffer.from([0]), Buffer.from(x, 'base64url')),
    );
  const wrong = Buffer.from(d, 'base64url');
  wrong.writeUInt8(wrong.readUInt8(5) ^ 1, 5);

  test(`a damaged ${name} key is refused, and with its public key beside it is known to be damaged`, async () => {
    await refused(file(name, damaged(name, 'd')), undefined, 'CertificateError', ANOTHER);
    await refused(file(name, version2(wrong)), undefined, 'CertificateError', DAMAGED);
    const { leaf } = await openPfx(file(name, version2(Buffer.from(d, 'base64url'))), undefined);
    assert.equal(leaf.subject, `CN=${name}`);
  });
}

test('a damaged DSA key is refused', async () => {
  const bytes = pkcs8('dsa');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 2) ^ 1, bytes.length - 2);
  await refused(file('dsa', bytes), undefined, 'CertificateError', ANOTHER);
});

test('keys of all kinds that are whole open', async () => {
  for (const name of ['rsa', 'p256', 'p521', 'ed25519', 'ed448', 'dsa']) {
    const { leaf } = await openPfx(file(name, pkcs8(name)), undefined);
    assert.equal(leaf.subject, `CN=${name}`);
  }
});
