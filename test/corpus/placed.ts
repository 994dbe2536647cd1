import type { DocumentScope } from '../../src/model/scope.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { addCertificate } from '../../src/resources/certificates.ts';
import { placeNamedValue } from '../../src/resources/named-values.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { newPolicyFragment } from '../../src/resources/policy-fragments.ts';
import type { Need, Validation } from '../../src/resources/validation.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, pfxOf } from '../support/certificates.ts';
import { LAST_RESORTS, valueFor } from './made-up.ts';
import { setTheStage } from './stage.ts';
import { validated } from './validated.ts';

/** Puts a document, and all that it names, where a gateway runs it. Rejects where it cannot stand there. */
export async function place(store: Store, text: string): Promise<void> {
  await setTheStage(store, text);
  const { root, scope, needs } = await provided(store, text);
  const names = needs.filter(({ kind }) => kind === 'named value').map(({ name }) => name);
  const at = scopeOf(scope);
  if (root === 'policies') return set(store, names, () => setPolicy(store, at, text));
  await set(store, names, () => newPolicyFragment(store, 'fragment', { value: text }));
  await firstThatHolds(SECTIONS.map(section => () => setPolicy(store, at, including(section))));
}

/** With a value in the place of a name, a document may name more. */
async function provided(store: Store, text: string): Promise<Validation> {
  const first = await validated(store, text);
  for (const need of first.needs) await provide(store, need, text);
  for (const need of (await validated(store, text)).needs) await provide(store, need, text);
  return first;
}

async function provide(store: Store, { kind, name }: Need, text: string): Promise<void> {
  if (kind === 'named value')
    await placeNamedValue(store, name, { displayName: name, value: valueFor(name, text), secret: false });
  if (kind === 'backend') await newBackend(store, name, { url: 'https://entity.made-up.test', protocol: 'http' });
  if (kind === 'fragment') await newPolicyFragment(store, name, { value: '<fragment></fragment>' });
  if (kind === 'certificate') {
    const identity = await clientIdentity('made-up');
    await addCertificate(store, /^[\dA-F]{40}$/i.test(name) ? 'made-up' : name, {
      pfx: pfxOf(identity, 'made-up'),
      password: 'made-up',
    });
  }
}

/** With the values of its names as they are, or with others for all of them. */
const set = (store: Store, names: readonly string[], save: () => Promise<unknown>): Promise<void> =>
  firstThatHolds([
    save,
    ...LAST_RESORTS.map(value => async () => {
      for (const name of names) await placeNamedValue(store, name, { displayName: name, value, secret: false });
      await save();
    }),
  ]);

/** Rejects as the first one did. */
async function firstThatHolds(attempts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const attempt of attempts)
    try {
      await attempt();
      return;
    } catch (error) {
      failures.push(error);
    }
  throw failures[0];
}

function scopeOf(kind: Validation['scope']): DocumentScope {
  if (kind === 'global') return { kind };
  return kind === 'product' ? { kind, productId: 'made-up' } : { kind: 'api', apiId: 'made-up' };
}

const SECTIONS = ['inbound', 'backend', 'outbound', 'on-error'] as const;

function including(where: (typeof SECTIONS)[number]): string {
  const sections = SECTIONS.map(
    section =>
      `<${section}><base />${section === where ? '<include-fragment fragment-id="fragment" />' : ''}</${section}>`,
  );
  return `<policies>${sections.join('')}</policies>`;
}
