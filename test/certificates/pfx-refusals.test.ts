import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { readBer } from '../../src/certificates/x509/ber.ts';
import { explicit, integer, nothing, octets, oid, sequence } from './der.ts';
import {
  bag,
  certificateBag,
  claimedMac,
  encryptedPart,
  HMAC_SHA256,
  keyBag,
  pbes2,
  pbmac1,
  pfx,
  plainPart,
  shroudedKeyBag,
} from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';
import { refused } from './refused.ts';

const work = workshop();
work.selfSigned('client');
work.selfSigned('other');
const certificate = new X509Certificate(work.read('client.crt')).raw;
const pkcs8 = createPrivateKey(work.read('client.key')).export({ type: 'pkcs8', format: 'der' });
const complete = work.pfx('client', 'secret');
const both = [certificateBag(certificate), keyBag(pkcs8)];

test('a wrong password is told, and that it may be damage', async () => {
  const message = /^The password does not open this PFX file: the password is wrong, or the file is damaged\./;
  await refused(complete, 'wrong', 'WrongPassword', message);
  await refused(work.pfx('client', ''), 'wrong', 'WrongPassword', message);
});

test('a password that is needed and not given is told', async () => {
  const message = /^This PFX file needs a password and none was given\./;
  await refused(complete, undefined, 'WrongPassword', message);
  await refused(complete, '', 'WrongPassword', message);
  await refused(work.pfx('client', 'secret', '-nomac'), undefined, 'WrongPassword', message);
});

test('no message holds the password', async () => {
  await assert.rejects(openPfx(complete, 'hunter2'), (error: Error) => !error.message.includes('hunter2'));
});

test('a certificate without a key, a key without a certificate, and nothing at all are told apart', async () => {
  const noKey = work.pfx('client', 'secret', '-nokeys');
  await refused(noKey, 'secret', 'CertificateError', /^This PFX file holds no private key, only a certificate/);
  const noCertificate = work.pfx('client', 'secret', '-nocerts');
  await refused(noCertificate, 'secret', 'CertificateError', /^This PFX file holds no certificate, only a private key/);
  await refused(pfx([]), undefined, 'CertificateError', /^This PFX file is empty/);
});

test('a key of another certificate is told', async () => {
  const other = new X509Certificate(work.read('other.crt')).raw;
  const bytes = pfx([plainPart(certificateBag(other), keyBag(pkcs8))]);
  await refused(
    bytes,
    undefined,
    'CertificateError',
    /^The private key in this PFX file does not belong to any certificate in it/,
  );
});

test('an entry with a password of its own is told', async () => {
  const options = { password: 'another', prf: HMAC_SHA256, rounds: 1, keyLength: undefined };
  const key = plainPart(shroudedKeyBag(pbes2(pkcs8, options)));
  const mac = pbmac1('secret', { rounds: 1, keyLength: 32 });
  const bytes = pfx([plainPart(certificateBag(certificate)), key], mac);
  await refused(bytes, 'secret', 'WrongPassword', /^The password opens this PFX file but not the private key in it/);
});

test('a key or certificate that cannot be read is told', async () => {
  const x = pfx([
    plainPart(
      certificateBag(certificate),
      keyBag(sequence(integer(0), sequence(oid('1.2.643.2.2.19')), octets(Buffer.alloc(4)))),
    ),
  ]);
  await refused(x, undefined, 'CertificateError', /The private key .* its kind \(GOST R 34\.10-2001\) is unsupported/);
  const y = pfx([plainPart(certificateBag(Buffer.from('no certificate')), keyBag(pkcs8))]);
  await refused(y, undefined, 'CertificateError', /^The certificate in this PFX file cannot be read/);
});

test('a file that is cut short is told, wherever it is cut', async () => {
  for (const length of [1, 2, 3, 4, 5, 20, 100, complete.length >> 1, complete.length - 1]) {
    await refused(complete.subarray(0, length), 'secret', 'CertificateError', /^This PFX file is cut short/);
  }
});

test('an unsupported algorithm is named, or given by its OID', async () => {
  await refused(
    pfx([plainPart(...both)], claimedMac('1.2.840.113549.2.4', 1)),
    'secret',
    'CertificateError',
    /unsupported algorithm: MD4 for its integrity check/,
  );
  const unknown = encryptedPart({ algorithm: sequence(oid('1.2.3.4'), sequence()), data: Buffer.alloc(16) });
  await refused(
    pfx([unknown]),
    'secret',
    'CertificateError',
    /unsupported algorithm: OID 1\.2\.3\.4 for its encryption/,
  );
  const blowfish = work.pfx('client', 'secret', '-legacy', '-certpbe', 'bf-cbc', '-keypbe', 'bf-cbc');
  await refused(blowfish, 'secret', 'CertificateError', /unsupported algorithm: Blowfish-CBC for its encryption/);
});

test('a file that is protected by a certificate or an account is told', async () => {
  const signed = sequence(integer(3), sequence(oid('1.2.840.113549.1.7.2'), explicit(0, sequence())));
  const enveloped = pfx([sequence(oid('1.2.840.113549.1.7.3'), explicit(0, sequence()))]);
  for (const bytes of [signed, enveloped]) {
    await refused(
      bytes,
      'secret',
      'CertificateError',
      /protected by a certificate or a Windows account instead of a password/,
    );
  }
});

test('a key that TLS cannot use is refused now', async () => {
  work.openssl('genpkey', '-algorithm', 'x25519', '-out', 'x25519.key');
  work.openssl('pkey', '-in', 'x25519.key', '-pubout', '-out', 'x25519.pub');
  work.openssl(
    'x509',
    '-new',
    '-force_pubkey',
    'x25519.pub',
    '-subj',
    '/CN=x25519',
    '-CA',
    'client.crt',
    '-CAkey',
    'client.key',
    '-out',
    'x25519.crt',
    '-days',
    '9',
  );
  const key = createPrivateKey(work.read('x25519.key')).export({ type: 'pkcs8', format: 'der' });
  const bytes = pfx([plainPart(certificateBag(new X509Certificate(work.read('x25519.crt')).raw), keyBag(key))]);
  await refused(bytes, undefined, 'CertificateError', /cannot be used for TLS/);
});

test('a bag of another shape is damage', async () => {
  await refused(pfx([plainPart(octets(Buffer.alloc(2)))]), undefined, 'CertificateError', /^This PFX file is damaged/);
  await refused(
    pfx([plainPart(bag(6, octets(Buffer.alloc(2))))]),
    undefined,
    'CertificateError',
    /^This PFX file is damaged/,
  );
});

test('a MAC of another shape is damage, not the absence of one', async () => {
  for (const mac of [octets(Buffer.alloc(2)), explicit(0, sequence()), sequence(), integer(1)]) {
    await refused(
      pfx([plainPart(...both)], () => mac),
      undefined,
      'CertificateError',
      /^This PFX file is damaged/,
    );
  }
});

const changed = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
};

test('a damaged file whose password is right is called damaged, with a password, an empty one and none', async () => {
  const message = /^This PFX file is damaged: its contents cannot be read\./;
  const ofWindows = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  for (const [written, given] of [
    ['', undefined],
    ['', ''],
    ['secret', 'secret'],
  ] as const) {
    for (const options of [[], ofWindows]) {
      const bytes = work.pfx('client', written, ...options);
      // The last bytes are the count and the salt of the integrity check, and before them its value.
      await refused(changed(bytes, bytes.length - 20), given, 'CertificateError', message);
    }
  }
});

test('a file without encryption whose integrity check fails is not said to need a password', async () => {
  const bytes = work.pfx('client', '', '-certpbe', 'NONE', '-keypbe', 'NONE');
  await refused(
    changed(bytes, 200),
    undefined,
    'WrongPassword',
    /^The integrity check of this PFX file does not fit, though nothing in it is encrypted: the file is damaged, or/,
  );
});

test('encrypted data that no password could open is damage', async () => {
  const options = { password: 'secret', prf: HMAC_SHA256, rounds: 1, keyLength: undefined };
  for (const length of [0, 15, 17]) {
    const locked = { ...pbes2(sequence(...both), options), data: Buffer.alloc(length) };
    for (const bytes of [
      pfx([encryptedPart(locked)]),
      pfx([plainPart(certificateBag(certificate), shroudedKeyBag(locked))]),
    ]) {
      await refused(bytes, undefined, 'CertificateError', /^This PFX file is damaged/);
    }
  }
});

test('where the password opens something, what it does not open is not said to need one', async () => {
  const options = { password: '', prf: HMAC_SHA256, rounds: 1, keyLength: undefined };
  const key = plainPart(shroudedKeyBag(pbes2(pkcs8, { ...options, password: 'another' })));
  const bytes = pfx([key, encryptedPart(pbes2(sequence(certificateBag(certificate)), options))]);
  await refused(bytes, undefined, 'WrongPassword', /^The password opens this PFX file but not the private key in it/);
});

test('a store that holds only a secret key or a revocation list is not called empty', async () => {
  const secret = bag(5, sequence(oid('1.2.840.113549.1.12.10.1.2'), explicit(0, octets(Buffer.alloc(8)))));
  const list = bag(4, sequence(oid('1.2.840.113549.1.9.23.1'), explicit(0, octets(Buffer.alloc(8)))));
  for (const [bags, what] of [
    [[secret], 'a secret key'],
    [[list], 'a revocation list'],
    [[secret, list, secret], 'a secret key and a revocation list'],
    [[bag(99, sequence())], 'an entry of an unknown type \\(OID 1\\.2\\.840\\.113549\\.1\\.12\\.10\\.1\\.99\\)'],
  ] as const) {
    const message = new RegExp(`^This PFX file holds no certificate and no private key, only ${what}\\.`);
    await refused(pfx([plainPart(...bags)]), undefined, 'CertificateError', message);
    const options = { password: 'secret', prf: HMAC_SHA256, rounds: 1, keyLength: undefined };
    await refused(pfx([encryptedPart(pbes2(sequence(...bags), options))]), 'secret', 'CertificateError', message);
  }
});

test('openssl is advised only for what it opens', async () => {
  const claimed = (digest: string) => pfx([plainPart(...both)], claimedMac(digest, 1));
  const scheme = (id: string) =>
    pfx([encryptedPart({ algorithm: sequence(oid(id), sequence()), data: Buffer.alloc(16) })]);
  const advice = /Write it anew with: openssl pkcs12 -legacy/;
  for (const bytes of [claimed('1.2.840.113549.2.4'), claimed('1.0.10118.3.0.55')])
    await refused(bytes, 'secret', 'CertificateError', advice);
  const no = /Export it again from where it comes from, with AES-256 and SHA-256, or with 3DES and SHA-1\.$/;
  for (const bytes of [claimed('1.2.840.113549.2.2'), claimed('1.2.643.2.2.9'), scheme('1.2.840.113549.1.5.1')])
    await refused(bytes, 'secret', 'CertificateError', no);
});

test('what openssl is advised for it does open, and what it writes opens here', async t => {
  for (const cipher of ['cast5-cbc', 'bf-cbc', 'seed-cbc', 'sm4-cbc', 'aes-256-ofb', 'aes-128-ecb', 'aes-192-cfb']) {
    const bytes = work.pfx('client', 'secret', '-legacy', '-certpbe', cipher, '-keypbe', cipher);
    await refused(bytes, 'secret', 'CertificateError', /openssl pkcs12 -legacy/);
    t.diagnostic(cipher);
    work.openssl('pkcs12', '-legacy', '-in', 'client.pfx', '-nodes', '-out', 'all.pem', '-passin', 'pass:secret');
    work.openssl('pkcs12', '-export', '-in', 'all.pem', '-out', 'new.pfx', '-passout', 'pass:secret');
    assert.equal((await openPfx(work.read('new.pfx'), 'secret')).leaf.subject, 'CN=client');
  }
});

const KINDS_THAT_WORK = 'RSA, EC, Ed25519 and Ed448 keys work\\.';

test('kinds of keys that no TLS client signs with are named', async () => {
  work.openssl('genpkey', '-algorithm', 'x448', '-out', 'x448.key');
  work.openssl('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', 'sm2.pem');
  work.openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'sm2.pem', '-out', 'sm2.key');
  work.openssl('genpkey', '-algorithm', 'DH', '-pkeyopt', 'group:ffdhe2048', '-out', 'dh.key');
  work.openssl('genpkey', '-algorithm', 'x25519', '-out', 'x25519.key');
  for (const [name, kind] of [
    ['x25519', 'X25519'],
    ['x448', 'X448'],
    ['sm2', 'SM2'],
    ['dh', 'Diffie-Hellman'],
  ] as const) {
    const body = work
      .read(`${name}.key`)
      .toString()
      .split('\n')
      .filter(line => !line.startsWith('-'))
      .join('');
    const bytes = pfx([plainPart(certificateBag(certificate), keyBag(Buffer.from(body, 'base64')))]);
    const message = new RegExp(`is of the kind ${kind}, which cannot be used for TLS .* ${KINDS_THAT_WORK}$`);
    await refused(bytes, undefined, 'CertificateError', message);
  }
});

test('a DSA key that inherits its parameters is told, in the key and in the certificate', async () => {
  const work = workshop();
  work.openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024', '-out', 'dsa.pem');
  work.selfSigned('dsa', '-newkey', 'dsa:dsa.pem');
  const whole = new X509Certificate(work.read('dsa.crt')).raw;
  const key = createPrivateKey(work.read('dsa.key')).export({ type: 'pkcs8', format: 'der' });
  const x = readBer(key).children[2]?.encoding ?? Buffer.alloc(0);
  const message = /^The DSA key in this PFX file has no parameters of its own but inherits those of its issuer/;
  for (const parameters of [Buffer.alloc(0), nothing]) {
    const scheme = sequence(oid('1.2.840.10040.4.1'), parameters);
    const bare = sequence(integer(0), scheme, x);
    await refused(pfx([plainPart(certificateBag(whole), keyBag(bare))]), undefined, 'CertificateError', message);
    const inheriting = certificateBag(withKeyAlgorithm(whole, scheme));
    await refused(pfx([plainPart(inheriting, keyBag(key))]), undefined, 'CertificateError', message);
  }
});

/** The same certificate with another AlgorithmIdentifier of its key; nobody checks the signature of a leaf here. */
function withKeyAlgorithm(der: Buffer, scheme: Buffer): Buffer {
  const [toBeSigned, ...rest] = readBer(der).children;
  const parts = (toBeSigned?.children ?? []).map((part, index) =>
    index === 6 ? sequence(scheme, part.children[1]?.encoding ?? Buffer.alloc(0)) : part.encoding,
  );
  return sequence(sequence(...parts), ...rest.map(({ encoding }) => encoding));
}
