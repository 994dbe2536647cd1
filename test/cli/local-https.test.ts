import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateKeys } from '../../src/certificates/authority.ts';
import { type LocalHttps, localHttps } from '../../src/cli/local-https.ts';
import { temporaryFolder } from '../support/folder.ts';
import { NOW } from './session.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

const authorityOf = ({ caFile }: LocalHttps): X509Certificate => new X509Certificate(readFileSync(caFile));

/** That the leaf is the authority's, has its own key, and that both are valid at the time. */
function assertGood(https: LocalHttps, now: Date): void {
  const [authority, leaf] = [authorityOf(https), new X509Certificate(https.certificate)];
  assert.ok(leaf.verify(authority.publicKey));
  assert.ok(leaf.checkPrivateKey(createPrivateKey(https.privateKey)));
  for (const { validFrom, validTo } of [authority, leaf])
    assert.ok(new Date(validFrom) <= now && now < new Date(validTo), `${validFrom} ${now.toISOString()} ${validTo}`);
}

test('the local CA is kept while the clock jumps by hours, either way, and its leaves are good', async t => {
  const home = await temporaryFolder(t);
  const fingerprints = new Set<string>();
  for (const jump of [0, -5 * HOUR, 20 * HOUR, 60 * DAY]) {
    const https = await localHttps(home, later(jump));
    assertGood(https, later(jump));
    fingerprints.add(authorityOf(https).fingerprint256);
  }
  assert.equal(fingerprints.size, 1);
});

test('a leaf is good after the clock was set back by hours', async t => {
  assertGood(await localHttps(await temporaryFolder(t), NOW), later(-5 * HOUR));
});

test('a local CA of a clock that was years ahead is made anew', async t => {
  const home = await temporaryFolder(t);
  await localHttps(home, later(5 * 365 * DAY));
  assertGood(await localHttps(home, NOW), NOW);
});

test('a local CA whose key is not its own, as a kill between the two files leaves it, is made anew', async t => {
  const home = await temporaryFolder(t);
  await localHttps(home, NOW);
  writeFileSync(join(home, 'authority', 'ca-key.pem'), (await generateKeys()).privateKey);
  assertGood(await localHttps(home, NOW), NOW);
});

test('no key that a killed process has staged stays', async t => {
  const home = await temporaryFolder(t);
  await localHttps(home, NOW);
  writeFileSync(join(home, 'authority', 'temporary', 'staged'), 'a key');
  await localHttps(home, NOW);
  assert.deepEqual(readdirSync(join(home, 'authority', 'temporary')), []);
  assert.deepEqual(readdirSync(join(home, 'authority')).sort(), ['ca-key.pem', 'ca.pem', 'lock', 'temporary']);
});
