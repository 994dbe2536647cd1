import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { nodeFiles } from '../../src/store/file-system.ts';
import { openHome } from '../../src/store/home.ts';
import type { Store } from '../../src/store/store.ts';
import { highest } from '../../src/store/ticket.ts';
import { clientIdentity, pfxOf, thumbprint } from './certificates.ts';
import { apim, killedApim } from './command.ts';
import { Random } from './random.ts';

/** What a killed command left: `ended` where it was faster than the kill. */
export type Outcome = 'old' | 'new' | 'ended';

export interface Killing {
  readonly outcome: Outcome;
  /** Whether it held the lock of the state as it died. */
  readonly heldLock: boolean;
}

/** About what a change takes from the lock's first file on, in milliseconds. */
const LONGEST = 8;

interface Subject {
  readonly home: string;
  readonly store: Store;
  /** Two PFX files for the certificate `client`, in turns. */
  readonly files: readonly { path: string; thumbprint: string }[];
}

/**
 * Replaces a certificate and its key, which are two files, by commands that are killed at moments that the seed chooses.
 * Throws where one leaves neither the old state nor the new, or the next change fails. Keeps its files in `folder`.
 */
export async function* killings(folder: string, rounds: number, seed: number): AsyncGenerator<Killing, void> {
  const subject = await prepare(folder);
  const random = new Random(seed);
  for (let round = 0; round < rounds; round += 1) yield await kill(subject, round, LONGEST * random.fraction());
}

async function prepare(folder: string): Promise<Subject> {
  const home = join(folder, 'home');
  const files = await Promise.all(['one', 'two'].map(name => pfxFile(folder, name)));
  const first = files[0]?.path ?? '';
  assert.equal((await apim(home, command('add', first))).status, 0);
  return { home, files, store: openHome(home).store(DEFAULT_CONTEXT, line => assert.fail(line)) };
}

async function pfxFile(folder: string, name: string): Promise<Subject['files'][number]> {
  const identity = await clientIdentity(name, { ownKey: true });
  const path = join(folder, `${name}.pfx`);
  writeFileSync(path, pfxOf(identity, 'secret'));
  return { path, thumbprint: thumbprint(identity) };
}

const command = (verb: string, file: string): string[] => [
  ...['cert', verb, '--id', 'client'],
  ...['--pfx', file, '--password', 'secret'],
];

/** `delay`, in milliseconds, counts from when the command first touches the lock. */
async function kill({ home, store, files }: Subject, round: number, delay: number): Promise<Killing> {
  const before = certificateIn(store);
  const next = files.find(file => file.thumbprint !== before);
  assert.ok(next !== undefined);
  const lock = join(store.directory, 'lock');
  const watcher = watch(lock);
  const moment = once(watcher, 'change').then(() => setTimeout(delay));
  const killed = await killedApim(home, command('set', next.path), moment);
  watcher.close();
  const heldLock = !highest(nodeFiles, lock).isReleased;
  const after = certificateIn(store);
  await store.change(draft => draft.backends.put({ id: 'next', url: `http://next.test/${round}`, protocol: 'http' }));
  assert.equal(certificateIn(store), after, 'a reader saw another state than the next change');
  assert.deepEqual(readdirSync(join(store.directory, 'temporary')), []);
  assert.ok(!existsSync(join(store.directory, 'journal.json')));
  if (after === before) assert.ok(killed, 'a command that was not killed changed nothing');
  return { outcome: killed ? (after === before ? 'old' : 'new') : 'ended', heldLock };
}

/** The thumbprint of the certificate, whose key must be the one that is kept. */
function certificateIn({ certificates, certificateKeys }: Store): string {
  const [certificate, key] = [certificates.get('client'), certificateKeys.get('client')];
  assert.ok(certificate !== undefined && key !== undefined, 'the certificate or its key is gone');
  const leaf = new X509Certificate(certificate.chain[0] ?? '');
  assert.ok(leaf.checkPrivateKey(createPrivateKey(key.privateKey)), "the key is another certificate's");
  return certificate.thumbprint;
}
