import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { misused, printed, refused, startSession } from './session.ts';

test('a named value is added, shown, changed and removed', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('nv', 'new', '--id', 'audience', '--value', 'api://orders'),
    printed('Added named value audience.\n  {{audience}}  api://orders\n'),
  );
  assert.deepEqual(JSON.parse((await run('named-value', 'show', 'audience')).stdout), {
    id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default/namedValues/audience',
    type: 'Microsoft.ApiManagement/service/namedValues',
    name: 'audience',
    properties: { displayName: 'audience', value: 'api://orders', secret: false },
  });
  assert.deepEqual(
    await run('nv', 'set', 'audience', '--value', 'api://shop', '--tags', 'a', 'b'),
    printed('Changed named value audience.\n  {{audience}}  api://shop\n'),
  );
  assert.deepEqual(
    await run('nv', 'set', 'audience'),
    printed('Changed nothing of named value audience: no option says what to change.\n  {{audience}}  api://shop\n'),
  );
  assert.deepEqual(await run('nv', 'remove', 'audience'), printed('Removed named value audience.\n'));
  const none = "There is no named value 'audience'. `apim named-value list` shows those there are.";
  assert.deepEqual(await run('nv', 'show', 'audience'), refused(none));
});

test('a secret is shown by no command that is not asked for it', async t => {
  const { run, runWith } = await startSession(t);
  const env = { KEY: 'hidden value' };
  const outputs = [await runWith({ env }, 'nv', 'new', '--id', 'key', '--secret', '--value-env', 'KEY')];
  for (const format of ['table', 'json', 'tsv'])
    for (const command of [['show', 'key'], ['list'], ['set', 'key', '--tags', 'x']])
      outputs.push(await run('nv', ...command, '-o', format));
  for (const { status, stdout, stderr } of outputs) {
    assert.deepEqual([status, stderr], [0, '']);
    assert.doesNotMatch(stdout, /hidden/);
  }
  assert.equal(outputs[0]?.stdout, 'Added named value key.\n  {{key}}  a secret\n');
});

test('show-secret prints a value, secret or not, as its siblings print', async t => {
  const { run, runWith } = await startSession(t);
  await runWith({ env: { KEY: 'hidden \tvalue' } }, 'nv', 'new', '--id', 'key', '--secret', '--value-env', 'KEY');
  await run('nv', 'new', '--id', 'audience', '--value', 'api://orders');
  const json = printed('{\n  "value": "hidden \\tvalue"\n}\n');
  for (const args of [['key'], ['--id', 'KEY'], ['--named-value-id', 'key'], ['key', '-o', 'json']])
    assert.deepEqual(await run('nv', 'show-secret', ...args), json);
  assert.deepEqual(await run('nv', 'show-secret', 'audience', '-o', 'tsv'), printed('api://orders\n'));
  assert.deepEqual(await run('nv', 'show-secret', 'audience', '-o', 'table'), printed('VALUE\napi://orders\n'));
  assert.deepEqual(await run('nv', 'show-secret', 'audience', '--query', 'value'), printed('"api://orders"\n'));
  assert.deepEqual(
    await runWith({ terminal: true }, 'named-value', 'show-secret', 'audience'),
    await runWith({ terminal: true }, 'nv', 'show-secret', 'audience', '-o', 'table'),
  );
});

test('show-secret wants a named value that is there', async t => {
  const { run } = await startSession(t);
  const none = "There is no named value 'key'. `apim named-value list` shows those there are.";
  assert.deepEqual(await run('nv', 'show-secret', 'key'), refused(none));
  assert.deepEqual(await run('nv', 'show-secret'), misused("required option '--id <id>' not specified"));
  assert.deepEqual(
    await run('nv', 'show-secret', 'a', '--id', 'b'),
    misused("two different ids are given: 'a' and 'b'"),
  );
});

test('a document that names what is not there is refused, and one that is removed while it is named too', async t => {
  const { run, cwd, done } = await startSession(t);
  const document =
    '<policies>\n<inbound>\n<set-header name="X-A"><value>{{audience}}</value></set-header>\n</inbound>\n' +
    '<backend><forward-request /></backend><outbound /><on-error /></policies>';
  await writeFile(join(cwd, 'policy.xml'), document);
  const set = ['policy', 'set', '--file', 'policy.xml'];
  assert.deepEqual(
    await run(...set),
    refused("Error in element 'value' on line 3, column 31: Property 'audience' not found."),
  );
  await done('nv', 'new', '--id', 'audience', '--value', 'x');
  await done(...set);
  assert.deepEqual(
    await run('nv', 'remove', 'audience'),
    refused(
      "The Named value 'audience' is used by the following entities:\n  /policies/policy: apim policy set --file FILE",
    ),
  );
});
