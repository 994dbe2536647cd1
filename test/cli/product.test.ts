import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misused, printed, refused, type Session, startSession } from './session.ts';

async function withProduct(session: Session): Promise<Session> {
  const { done } = session;
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  await done('product', 'new', '--id', 'starter', '--title', 'Starter');
  await done('product', 'add-api', '--id', 'starter', '--api-id', 'orders');
  return session;
}

test('every parameter of the cmdlet is kept, and set changes only what is given', async t => {
  const { run, done } = await startSession(t);
  assert.deepEqual(
    await run(
      ...['product', 'new', '--product-id', 'starter', '--title', 'Starter', '--description', 'Ours'],
      ...['--legal-terms', 'Be kind', '--subscription-required', '$true', '--approval-required'],
      ...['--subscriptions-limit', '3', '--state', 'Published'],
    ),
    printed('Added product starter.\n  key   needed\n  APIs  none\n'),
  );
  const properties = async () => JSON.parse((await run('product', 'show', 'starter')).stdout).properties;
  assert.deepEqual(await properties(), {
    displayName: 'Starter',
    description: 'Ours',
    terms: 'Be kind',
    subscriptionRequired: true,
    approvalRequired: true,
    subscriptionsLimit: 3,
    state: 'published',
    apis: [],
  });
  await done('product', 'set', 'starter', '--name', 'Trial', '--state', 'notPublished', '--approval-required', 'false');
  await done('product', 'set', 'starter', '--remove', 'description', '--remove', 'legal-terms');
  assert.deepEqual(await properties(), {
    displayName: 'Trial',
    subscriptionRequired: true,
    approvalRequired: false,
    subscriptionsLimit: 3,
    state: 'notPublished',
    apis: [],
  });
  assert.equal((await run('product', 'set', 'starter', '--state', 'open')).status, 2);
  assert.equal((await run('product', 'set', 'starter', '--subscriptions-limit', '-1')).status, 2);
});

test('APIs are put in and taken out, show lists them, and list finds the products of an API', async t => {
  const { run, done } = await withProduct(await startSession(t));
  await done('product', 'new', '--id', 'other', '--title', 'Starter');
  const add = ['product', 'add-api', 'starter', '--api-id', 'orders'];
  assert.deepEqual(await run(...add), printed('API orders is in product starter already.\n'));
  assert.deepEqual(
    await run('product', 'show', 'starter', '-o', 'table'),
    printed('ID       NAME     STATE         KEY     APIS\nstarter  Starter  notPublished  needed  orders\n'),
  );
  const ids = ['-o', 'tsv', '--query', '[].name'];
  assert.deepEqual(await run('product', 'list', '--api-id', 'orders', ...ids), printed('starter\n'));
  assert.deepEqual(await run('product', 'list', '--title', 'Starter', ...ids), printed('other\nstarter\n'));
  assert.deepEqual(await run('api', 'list', '--product-id', 'starter', ...ids), printed('orders\n'));
  assert.deepEqual(await run('api', 'list', '--product-id', 'other', ...ids), printed(''));
  assert.deepEqual(
    await run('product', 'remove-api', '--product-id', 'starter', '--api-id', 'ORDERS'),
    printed('Removed API ORDERS from product starter.\n'),
  );
  assert.deepEqual(
    await run('product', 'remove-api', 'starter', '--api-id', 'orders'),
    refused("API 'orders' is not in product 'starter'. `apim product show starter` lists its APIs."),
  );
  assert.deepEqual(
    await run('product', 'add-api', 'starter'),
    misused("required option '--api-id <id>' not specified"),
  );
});

test('an API that is used is not removed, and what is proposed ends each use', async t => {
  const { run, done } = await withProduct(await startSession(t));
  await done('subscription', 'new', '--id', 'mine', '--scope', '/apis/orders');
  const { status, stderr } = await run('api', 'remove', 'orders');
  assert.equal(status, 1);
  const proposals = [...stderr.matchAll(/: apim (.*)$/gm)].map(([, command]) => command);
  assert.deepEqual(proposals, ['product remove-api --id starter --api-id orders', 'subscription remove --id mine']);
  for (const command of proposals) await done(...(command ?? '').split(' '));
  assert.deepEqual(await run('api', 'remove', 'orders'), printed('Removed API orders.\n'));
});

test('a product with subscriptions is removed only with them', async t => {
  const { run, done } = await withProduct(await startSession(t));
  await done('subscription', 'new', '--id', 'mine', '--product-id', 'starter');
  assert.deepEqual(
    await run('product', 'remove', 'starter'),
    refused(
      "The Product 'starter' is used by the following entities:\n  /subscriptions/mine: apim subscription remove --id mine",
    ),
  );
  assert.deepEqual(
    await run('product', 'remove', 'starter', '--delete-subscriptions'),
    printed('Removed product starter.\n'),
  );
  assert.deepEqual(await run('subscription', 'list'), printed('[]\n'));
});

test('a new API goes into its products with the same change, or not at all', async t => {
  const { run, done } = await withProduct(await startSession(t));
  const stock = ['api', 'new', '--id', 'stock', '--path', 'stock', '--product-id', 'starter'];
  assert.deepEqual(
    await run(...stock, '--product-id', 'none'),
    refused("There is no product 'none'. `apim product list` shows those there are."),
  );
  assert.equal(await done('api', 'list', '-o', 'tsv', '--query', '[].name'), 'orders\n');
  await done(...stock);
  assert.equal(await done('product', 'show', 'starter', '-o', 'tsv', '--query', 'properties.apis'), 'orders\nstock\n');
});
