import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { UserError } from '../../src/errors.ts';
import { indefinite } from './der.ts';
import { certificateBag, keyBag, pfx, plainPart } from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';

const work = workshop();
work.selfSigned('client');
const fewRounds = ['-iter', '1'];
const pkcs8 = createPrivateKey(work.read('client.key')).export({ type: 'pkcs8', format: 'der' });
const bags = [certificateBag(new X509Certificate(work.read('client.crt')).raw), keyBag(pkcs8)];
const samples = [
  work.pfx('client', 'secret', ...fewRounds),
  work.pfx('client', 'secret', '-legacy', ...fewRounds),
  indefinite(work.pfx('client', 'secret', '-nomac', ...fewRounds)),
  pfx([plainPart(...bags)]),
];
const MOST_MILLISECONDS = 3000;

/** mulberry32: the same numbers at each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function endsWell(bytes: Uint8Array, what: string): Promise<void> {
  const began = performance.now();
  try {
    const { chain } = await openPfx(bytes, 'secret');
    assert.ok(chain.length >= 1);
  } catch (error) {
    assert.ok(error instanceof UserError, `${what}: ${error}`);
  }
  assert.ok(performance.now() - began < MOST_MILLISECONDS, `${what} took long`);
}

test('files with flipped bytes open or are refused with a reason, and quickly', async () => {
  const next = random(20361);
  for (let round = 0; round < 3000; round += 1) {
    const bytes = Buffer.from(samples[round % samples.length] ?? []);
    const flips = 1 + Math.floor(next() * 4);
    for (let flip = 0; flip < flips; flip += 1) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
    await endsWell(bytes, `round ${round}`);
  }
});

test('files cut at every length are refused with a reason', async () => {
  for (const [index, sample] of samples.entries()) {
    for (let length = 0; length < sample.length; length += 3) {
      await assert.rejects(openPfx(sample.subarray(0, length), 'secret'), UserError, `sample ${index} at ${length}`);
    }
  }
});

test('bytes at random are refused with a reason', async () => {
  const next = random(7);
  for (let round = 0; round < 1000; round += 1) {
    const bytes = Buffer.from(Array.from({ length: Math.floor(next() * 300) }, () => Math.floor(next() * 256)));
    await assert.rejects(openPfx(bytes, undefined), UserError);
    await assert.rejects(openPfx(Buffer.concat([Buffer.from('3080020103', 'hex'), bytes]), undefined), UserError);
  }
});
