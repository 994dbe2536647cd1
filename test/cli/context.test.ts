import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { misused, printed, refused, type Session, startSession } from './session.ts';

const CONTOSO = ['--resource-group', 'ContosoResourceGroup', '--service-name', 'ContosoAPIMService'];

const CONTOSO_ID =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ContosoResourceGroup' +
  '/providers/Microsoft.ApiManagement/service/ContosoAPIMService';

async function names({ run }: Session): Promise<string[]> {
  return JSON.parse((await run('context', 'list')).stdout).map(({ name }: { name: string }) => name);
}

test('the default context is there before anything is written', async t => {
  const { run, home } = await startSession(t);
  assert.deepEqual(
    await run('context', 'list', '-o', 'table'),
    printed('   NAME     RESOURCE GROUP  SERVICE\n*  default  default         default\n'),
  );
  assert.equal(existsSync(home), false);
});

test('context new makes a context and uses it', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('context', 'new', ...CONTOSO),
    printed('Made context ContosoAPIMService; commands use it from now on.\n'),
  );
  assert.deepEqual(JSON.parse((await run('context', 'show')).stdout), {
    id: CONTOSO_ID,
    type: 'Microsoft.ApiManagement/service',
    name: 'ContosoAPIMService',
    properties: {
      name: 'ContosoAPIMService',
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'ContosoResourceGroup',
      serviceName: 'ContosoAPIMService',
      isCurrent: true,
    },
  });
});

test('context new takes a name, a subscription and the long option of the cmdlet', async t => {
  const { run } = await startSession(t);
  const subscription = '11111111-2222-3333-4444-555555555555';
  const args = [
    '--resource-group-name',
    'g',
    '--service-name',
    's',
    '--name',
    'mine',
    '--subscription-id',
    subscription,
  ];
  assert.deepEqual(
    await run('context', 'create', ...args, '-o', 'tsv', '--query', '[id, name, properties.isCurrent]'),
    printed(
      `/subscriptions/${subscription}/resourceGroups/g/providers/Microsoft.ApiManagement/service/s\nmine\ntrue\n`,
    ),
  );
});

test('context new takes the ARM id in place of its parts', async t => {
  const { run } = await startSession(t);
  await run('context', 'new', '--resource-id', CONTOSO_ID);
  assert.deepEqual(
    await run('context', 'show', 'contosoapimservice', '--query', 'id', '-o', 'tsv'),
    printed(`${CONTOSO_ID}\n`),
  );
  assert.deepEqual(
    await run('context', 'new', '--resource-id', CONTOSO_ID, '--service-name', 's'),
    misused("option '--resource-id <id>' cannot be used with option '--service-name <name>'"),
  );
  assert.deepEqual(
    await run('context', 'new', '--resource-id', '/subscriptions/x'),
    refused(
      "'/subscriptions/x' is not the id of an API Management instance: /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.ApiManagement/service/NAME",
    ),
  );
});

test('context new says what is missing or wrong', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('context', 'new', '--service-name', 's'),
    misused("required option '--resource-group <name>' not specified"),
  );
  assert.deepEqual(
    await run('context', 'new', '--resource-group', 'g'),
    misused("required option '--service-name <name>' not specified"),
  );
  assert.deepEqual(
    await run('context', 'new', ...CONTOSO, '--subscription-id', 'mine'),
    refused('--subscription-id: must be a UUID.'),
  );
  assert.deepEqual(
    await run('context', 'new', '--resource-group', 'g', '--service-name', '-s'),
    refused(
      '--service-name: must be 1 to 50 letters, digits and hyphens, begin with a letter and not end with a hyphen.',
    ),
  );
  await run('context', 'new', ...CONTOSO);
  assert.deepEqual(
    await run('context', 'new', ...CONTOSO),
    refused('There is a context ContosoAPIMService already; --force replaces it, and what it holds stays.'),
  );
});

test('contexts are apart from each other', async t => {
  const { run, done } = await startSession(t);
  await done('backend', 'new', '--id', 'here', '--url', 'https://contoso.com', '--protocol', 'http');
  await done('context', 'new', ...CONTOSO);
  assert.deepEqual(await run('backend', 'list'), printed('[]\n'));
  assert.deepEqual(
    await run('backend', 'list', '--context', 'default', '--query', '[].name', '-o', 'tsv'),
    printed('here\n'),
  );
});

test('--context comes before APIM_CONTEXT, which comes before the context in use', async t => {
  const session = await startSession(t);
  const { run, runWith, done } = session;
  await done('context', 'new', ...CONTOSO);
  await done('context', 'new', '--resource-group', 'g', '--service-name', 'other');
  assert.deepEqual(await names(session), ['ContosoAPIMService', 'default', 'other']);
  const show = ['context', 'show', '--query', 'name', '-o', 'tsv'];
  assert.deepEqual(await run(...show), printed('other\n'));
  const env = { APIM_CONTEXT: 'default' };
  assert.deepEqual(await runWith({ env }, ...show), printed('default\n'));
  assert.deepEqual(await runWith({ env }, ...show, '--context', 'contosoapimservice'), printed('ContosoAPIMService\n'));
  assert.deepEqual(await runWith({ env: { APIM_CONTEXT: '' } }, ...show), printed('other\n'));
});

test('context use changes the context in use, and says where a variable comes before it', async t => {
  const { run, runWith, done } = await startSession(t);
  await done('context', 'new', ...CONTOSO);
  assert.deepEqual(await run('context', 'use', 'default'), printed('Commands use context default from now on.\n'));
  assert.deepEqual(
    await runWith({ env: { APIM_CONTEXT: 'default' } }, 'context', 'use', '--name', 'ContosoAPIMService'),
    {
      status: 0,
      stdout: 'Commands use context ContosoAPIMService from now on.\n',
      stderr: 'Warning: APIM_CONTEXT is set and comes first: where it is, commands use context default.\n',
    },
  );
  assert.deepEqual(await run('context', 'show', '--query', 'name', '-o', 'tsv'), printed('ContosoAPIMService\n'));
});

test('context remove takes everything with it, and neither the default context nor the one in use', async t => {
  const session = await startSession(t);
  const { run, done } = session;
  await done('context', 'new', ...CONTOSO);
  await done('backend', 'new', '--url', 'https://contoso.com', '--protocol', 'http');
  assert.deepEqual(
    await run('context', 'remove', 'ContosoAPIMService'),
    refused('The context ContosoAPIMService is in use. Use another one first.'),
  );
  await done('context', 'use', 'default');
  assert.deepEqual(
    await run('context', 'rm', 'default'),
    refused('The context default is always there and cannot be removed.'),
  );
  assert.deepEqual(
    await run('context', 'delete', '--name', 'ContosoAPIMService'),
    printed('Removed context ContosoAPIMService.\n'),
  );
  assert.deepEqual(await names(session), ['default']);
  await done('context', 'new', ...CONTOSO);
  assert.deepEqual(await run('backend', 'list'), printed('[]\n'));
});

test('a context that has nothing in it can be removed', async t => {
  const { run, done } = await startSession(t);
  await done('context', 'new', ...CONTOSO);
  await done('context', 'use', 'default');
  assert.deepEqual(
    await run('context', 'remove', 'ContosoAPIMService'),
    printed('Removed context ContosoAPIMService.\n'),
  );
});

test('a context that is not there is named', async t => {
  const { run } = await startSession(t);
  const sentence = "There is no context 'x'. `apim context list` shows those there are.";
  assert.deepEqual(await run('context', 'show', 'x'), refused(sentence));
  assert.deepEqual(await run('backend', 'list', '--context', 'x'), refused(sentence));
  assert.deepEqual(await run('context', 'use', 'x'), refused('There is no context x.'));
  assert.deepEqual(await run('context', 'remove', 'x'), refused('There is no context x.'));
  assert.deepEqual(await run('context', 'use'), misused("missing required argument 'name'"));
  assert.deepEqual(
    await run('context', 'use', 'x', '--name', 'y'),
    misused("two different names are given: 'x' and 'y'"),
  );
});

test('--home comes before APIM_HOME', async t => {
  const { run, done, home } = await startSession(t);
  await done('context', 'new', ...CONTOSO, '--home', `${home}-2`);
  assert.deepEqual(await run('context', 'show', '--query', 'name', '-o', 'tsv'), printed('default\n'));
  assert.deepEqual(
    await run('context', 'show', '--query', 'name', '-o', 'tsv', '--home', `${home}-2`),
    printed('ContosoAPIMService\n'),
  );
});
