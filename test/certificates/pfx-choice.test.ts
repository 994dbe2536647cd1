import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { readBer } from '../../src/certificates/x509/ber.ts';
import { integer, octets, oid, sequence, der as writeDer } from './der.ts';
import { bag, certificateBag, keyBag, localKeyId, pfx, plainPart } from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';

const work = workshop();
work.selfSigned('root');
work.issued('middle', 'root', '-ca');
work.issued('client', 'middle');
work.selfSigned('other');

const der = (name: string): Buffer => new X509Certificate(work.read(`${name}.crt`)).raw;
const pem = (name: string): string => new X509Certificate(der(name)).toString();
const key = (name: string): Buffer =>
  createPrivateKey(work.read(`${name}.key`)).export({ type: 'pkcs8', format: 'der' });
const open = (...bags: readonly Buffer[]) => openPfx(pfx([plainPart(...bags)]), undefined);

test('the chain is leaf first, then its issuers, each once, whatever the order in the file', async () => {
  const names = ['root', 'other', 'client', 'middle', 'root', 'client'];
  const { chain } = await open(keyBag(key('client')), ...names.map(name => certificateBag(der(name))));
  assert.deepEqual(chain, ['client', 'middle', 'root'].map(pem));
});

test('a chain with a gap ends before it', async () => {
  const { chain } = await open(certificateBag(der('client')), certificateBag(der('root')), keyBag(key('client')));
  assert.deepEqual(chain, [pem('client')]);
});

test('of two CAs with one name the one that signed is taken', async () => {
  const old = der('root');
  work.selfSigned('renewed', '-subj', '/CN=root');
  const bags = [der('renewed'), old, der('middle')].map(bytes => certificateBag(bytes));
  const { chain } = await open(...bags, keyBag(key('middle')));
  assert.deepEqual(chain, [pem('middle'), pem('root')]);
});

test('the public key decides, not the localKeyID', async () => {
  const { leaf } = await open(
    certificateBag(der('client'), localKeyId('2')),
    certificateBag(der('root'), localKeyId('1')),
    keyBag(key('client'), localKeyId('1')),
  );
  assert.equal(leaf.subject, 'CN=client');
});

test('of several certificates with keys the last in the file is taken, as .NET does', async () => {
  const { leaf } = await open(
    ...['other', 'client', 'root'].map(name => certificateBag(der(name))),
    keyBag(key('client')),
    keyBag(key('other')),
  );
  assert.equal(leaf.subject, 'CN=client');
});

test('two keys and one certificate open', async () => {
  const { leaf } = await open(keyBag(key('other')), keyBag(key('client')), certificateBag(der('client')));
  assert.equal(leaf.subject, 'CN=client');
});

test('a key that fits only a CA certificate counts', async () => {
  const { leaf } = await open(certificateBag(der('client')), certificateBag(der('root')), keyBag(key('root')));
  assert.equal(leaf.subject, 'CN=root');
});

test('bags in bags are read; revocation lists, secrets, SDSI certificates and unknown bags are passed over', async () => {
  const sdsi = bag(3, sequence(oid('1.2.840.113549.1.9.22.2'), octets(Buffer.from('sdsi'))));
  const nested = bag(6, sequence(certificateBag(der('client')), bag(6, sequence(keyBag(key('client'))))));
  const { leaf } = await open(bag(4, sequence()), bag(5, octets(Buffer.alloc(3))), bag(99, sequence()), sdsi, nested);
  assert.equal(leaf.subject, 'CN=client');
});

test('an extra certificate or key that cannot be read does not sink the file', async () => {
  const { leaf } = await open(
    certificateBag(Buffer.from('no certificate')),
    bag(3, octets(Buffer.alloc(1))),
    keyBag(sequence(octets(Buffer.from('no key')))),
    bag(2, sequence(sequence(oid('1.2.3')), octets(Buffer.alloc(8)))),
    certificateBag(der('client')),
    keyBag(key('client')),
  );
  assert.equal(leaf.subject, 'CN=client');
});

test('a key of PKCS#8 version 2 with its public key, as Bouncy Castle writes it, opens', async () => {
  const [, kind, secret] = readBer(key('client')).children;
  assert.ok(kind && secret);
  const publicKey = writeDer(0x81, Buffer.from([0, 4, 1, 2]));
  const version2 = sequence(integer(1), kind.encoding, secret.encoding, publicKey);
  const { privateKey } = await open(certificateBag(der('client')), keyBag(version2));
  assert.deepEqual(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' }), key('client'));
});
