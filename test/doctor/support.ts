import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { certificateFacts } from '../../src/certificates/x509/facts.ts';
import type { ExaminedContext } from '../../src/doctor/examination.ts';
import { examineContext } from '../../src/doctor/examine-context.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import type { Draft, Store } from '../../src/store/store.ts';
import { storeIn } from '../store/support.ts';
import type { TestIdentity } from '../support/certificates.ts';
import { temporaryFolder } from '../support/folder.ts';

/** The state of a context `default`, put there without any rule of the commands. */
export async function storeHolding(t: TestContext, fill: (draft: Draft) => void): Promise<Store> {
  const { store } = storeIn(join(await temporaryFolder(t), 'contexts', 'default'), {});
  await store.change(fill);
  return store;
}

export async function contextHolding(t: TestContext, fill: (draft: Draft) => void): Promise<ExaminedContext> {
  const { directory } = await storeHolding(t, fill);
  return examineContext(DEFAULT_CONTEXT, directory);
}

/** With the key of its own, as `apim cert add` stores it. */
export function putCertificate(draft: Draft, id: string, { certificate, privateKey, chain }: TestIdentity): void {
  const facts = certificateFacts(new X509Certificate(certificate));
  draft.certificates.put({ id, ...facts, hasPrivateKey: true, chain: [...chain] });
  draft.certificateKeys.put({ id, privateKey });
}

/** A finding on one line: `failure orders: It … ($ apim …)`. */
export const line = ({ verdict, subject, sentence, command }: Finding): string =>
  `${verdict} ${subject}: ${sentence}${command === undefined ? '' : ` ($ ${command})`}`;

export const lines = (findings: readonly Finding[]): string[] => findings.map(line);
