import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addClient } from './files.ts';
import { refused, startSession } from './session.ts';

const BACKEND = ['backend', 'new', '--url', 'https://contoso.com', '--protocol', 'http'];
const API = ['api', 'new', '--path', 'orders'];
const DIGITS = 'must be the 40 hexadecimal digits of a SHA-1 thumbprint.';
const ID_RULE = 'must not contain any of * # & + : < > ? / \\ or control characters.';

const REFUSED: readonly (readonly [args: string[], sentence: string])[] = [
  [
    [...BACKEND, '--certificate-thumbprint', 'A'.repeat(40), '--certificate-thumbprint', 'x'],
    `--certificate-thumbprint: ${DIGITS}`,
  ],
  [[...BACKEND, '--certificate-id', 'a', '--certificate-id', 'a/b'], `--certificate-id: ${ID_RULE}`],
  [[...BACKEND, '--backend-id', 'a/b'], `--backend-id: ${ID_RULE}`],
  [[...BACKEND, '--backend-id=a/b'], `--backend-id: ${ID_RULE}`],
  [[...BACKEND, '--id', 'a/b'], `--id: ${ID_RULE}`],
  [[...BACKEND, '--query', `${'q'.repeat(301)}=1`], `--query ${'q'.repeat(301)}: must have at most 300 characters.`],
  [
    [...BACKEND, '--header-env', 'X-Key=BROKEN'],
    '--header-env X-Key: must not contain line breaks or other control characters.',
  ],
  [
    [...BACKEND, '--proxy-url', 'http://p', '--proxy-password-env', 'EMPTY'],
    '--proxy-password-env: must have at least 1 character.',
  ],
  [[...API, '--name', ''], '--name: must have at least 1 character.'],
  [[...API, '--protocols', 'http', 'ws'], '--protocols: must be http or https.'],
  [['context', 'new', '--resource-group-name', '', '--service-name', 's'], '--resource-group-name: must not be empty.'],
  [['context', 'new', '--resource-group', 'g', '--service-name', 's', '--name', 'a/b'], `--name: ${ID_RULE}`],
];

for (const [args, sentence] of REFUSED) {
  test(`"apim ${args.join(' ').slice(0, 120)}" is refused by the name that was typed`, async t => {
    const { runWith } = await startSession(t);
    assert.deepEqual(await runWith({ env: { EMPTY: '', BROKEN: 'a\nb' } }, ...args), refused(sentence));
  });
}

test('a thumbprint that is the id of a certificate is told to be one, where backends are made, replaced and changed', async t => {
  const session = await startSession(t);
  await addClient(session, 'client');
  await session.done(...BACKEND, '--id', 'contoso');
  const wrong = ['--certificate-thumbprint', 'CLIENT'];
  const sentence = `--certificate-thumbprint: ${DIGITS} 'client' is the id of a certificate: write --certificate-id client`;
  assert.deepEqual(await session.run(...BACKEND, ...wrong), refused(sentence));
  assert.deepEqual(await session.run(...BACKEND, '--force', ...wrong), refused(sentence));
  assert.deepEqual(await session.run('backend', 'set', 'contoso', ...wrong), refused(sentence));
});
