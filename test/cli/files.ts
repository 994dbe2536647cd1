import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientIdentity, pfxOf, type TestIdentity, thumbprint } from '../support/certificates.ts';
import type { Session } from './session.ts';

/** A client certificate without fault at any time, with a key of its own. */
export const goodIdentity = (commonName: string): Promise<TestIdentity> =>
  clientIdentity(commonName, { period: 'for decades', issuer: 'self', ownKey: true });

/** Writes the identity's PFX, password `secret`, into the session's folder. */
export async function writePfx({ cwd }: Session, name: string, identity: TestIdentity): Promise<void> {
  await writeFile(join(cwd, name), pfxOf(identity, 'secret'));
}

/** As ARM writes it. */
export const expiryOf = ({ certificate }: TestIdentity): string =>
  new Date(new X509Certificate(certificate).validTo).toISOString().replace('.000Z', 'Z');

/** Adds a certificate of that name to the context and answers its thumbprint. */
export async function addClient(session: Session, id: string): Promise<string> {
  const identity = await goodIdentity(id);
  await writePfx(session, `${id}.pfx`, identity);
  await session.done('cert', 'add', '--id', id, '--pfx', `${id}.pfx`, '--password', 'secret');
  return thumbprint(identity);
}
