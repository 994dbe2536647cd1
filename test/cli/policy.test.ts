import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addClient } from './files.ts';
import { misused, printed, refused, type Session, startSession } from './session.ts';

/** With what an editor would change: odd spaces, both kinds of quotes, no line break at the end. */
const DOCUMENT =
  "<policies>\r\n\t<inbound><base/>  <!-- Ünï -->\r\n</inbound><backend>\n<forward-request timeout='7'/></backend>\n</policies>";

async function withOrders(session: Session): Promise<Session> {
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com');
  return session;
}

test('a document set from a file, from stdin or as text is shown byte for byte', async t => {
  const session = await withOrders(await startSession(t));
  await writeFile(join(session.cwd, 'policy.xml'), DOCUMENT);
  const ways: readonly (readonly [string[], string])[] = [
    [['--file', 'policy.xml'], ''],
    [['--policy-file-path', 'policy.xml'], ''],
    [['--file', '-'], DOCUMENT],
    [['--policy', DOCUMENT], ''],
  ];
  for (const [args, stdin] of ways) {
    assert.deepEqual(
      await session.runWith({ stdin }, 'policy', 'set', '--api', 'orders', ...args),
      printed('Set the policy of API orders.\n'),
    );
    assert.deepEqual(await session.run('policy', 'get', '--api-id', 'ORDERS'), printed(DOCUMENT));
    await session.done('policy', 'rm', '--api', 'orders');
  }
});

test('a terminal gets the line break that the document lacks', async t => {
  const session = await withOrders(await startSession(t));
  await session.done('policy', 'set', '--api', 'orders', '--policy', DOCUMENT);
  assert.deepEqual(
    await session.runWith({ terminal: true }, 'policy', 'show', '--api', 'orders'),
    printed(`${DOCUMENT}\n`),
  );
});

test('files that Windows writes are read: UTF-16, and UTF-8 with a byte-order mark', async t => {
  const session = await withOrders(await startSession(t));
  for (const bytes of [Buffer.from(`\ufeff${DOCUMENT}`, 'utf16le'), Buffer.from(`\ufeff${DOCUMENT}`)]) {
    await writeFile(join(session.cwd, 'policy.xml'), bytes);
    await session.done('policy', 'update', '--api', 'orders', '--file', 'policy.xml');
    assert.deepEqual(await session.run('policy', 'show', '--api', 'orders'), printed(DOCUMENT));
  }
  await writeFile(join(session.cwd, 'policy.xml'), Buffer.from('<policies>\xe4</policies>', 'latin1'));
  assert.deepEqual(
    await session.run('policy', 'set', '--api', 'orders', '--file', 'policy.xml'),
    refused('The policy document policy.xml is not text in UTF-8. Save it in UTF-8.'),
  );
});

const REFUSED: readonly (readonly [string, string])[] = [
  [
    '<policies>\n  <inbound>\n    <athentication-certificate thumbprint="x" />\n  </inbound>\n</policies>',
    "Error in element 'athentication-certificate' on line 3, column 5: This version of apim has no such policy. ",
  ],
  [
    '<policies>\n<inbound>\n  <authentication-certificate certificate-id="none" /></inbound></policies>',
    "Error in element 'authentication-certificate' on line 3, column 3: There is no certificate 'none'. `apim cert list` shows those there are.",
  ],
  [
    `<policies><inbound>\n<authentication-certificate thumbprint="${'A'.repeat(40)}" /></inbound></policies>`,
    `Error in element 'authentication-certificate' on line 2, column 1: No certificate has the thumbprint '${'A'.repeat(40)}'. \`apim cert list\` shows those there are.`,
  ],
  [
    '<policies><inbound>\n\n<set-backend-service backend-id="none" /></inbound></policies>',
    "Error in element 'set-backend-service' on line 3, column 1: There is no backend 'none'. `apim backend list` shows those there are.",
  ],
  [
    '<policies><inbound>\n<set-backend-service base-url="@("https://" +\n  context.Request.Metod)" /></inbound></policies>',
    "Error in element 'set-backend-service' on line 3, column 19: CS1061: 'IRequest' does not contain a definition for 'Metod'",
  ],
  [
    '<policies><inbound>\n<set-backend-service base-url="@(&quot;https://" /></inbound></policies>',
    "Error in element 'set-backend-service' on line 2, column 32: The policy expression is not closed: its ')' is missing.",
  ],
  ['<policies>\n<inbound>\n</policies>', ''],
  ['', ''],
];

test('a document that does not compile is refused with line and column, and the old one stays', async t => {
  const session = await withOrders(await startSession(t));
  await session.done('policy', 'set', '--api', 'orders', '--policy', DOCUMENT);
  await session.done('policy', 'set', '--policy', DOCUMENT.replace('<base/>', ''));
  for (const [document, beginning] of REFUSED) {
    for (const scope of [['--api', 'orders'], []]) {
      const { status, stdout, stderr } = await session.run('policy', 'set', ...scope, '--policy', document);
      assert.deepEqual([status, stdout], [1, '']);
      assert.ok(stderr.startsWith(`apim: ${beginning}`), stderr);
      assert.match(stderr, /line \d+, (?:column|position) \d+/i);
    }
  }
  assert.deepEqual(await session.run('policy', 'show', '--api', 'orders'), printed(DOCUMENT));
  assert.deepEqual(await session.run('policy', 'show'), printed(DOCUMENT.replace('<base/>', '')));
});

test('a document with raw and escaped expressions is kept byte for byte', async t => {
  const session = await withOrders(await startSession(t));
  const document =
    '<policies>\r\n<inbound><base/><set-backend-service base-url="@{ // raw: "\r\n return "https://a" + (1 < 2 && true); }"/>\n' +
    '<set-backend-service base-url="@(&quot;https://b&quot;)"/></inbound>\n<backend><base/></backend></policies>';
  assert.deepEqual(
    await session.run('policy', 'set', '--api', 'orders', '--policy', document),
    printed('Set the policy of API orders.\n'),
  );
  assert.deepEqual(await session.run('policy', 'show', '--api', 'orders'), printed(document));
});

test('what is allowed and most likely not meant is warned of', async t => {
  const session = await withOrders(await startSession(t));
  assert.deepEqual(
    await session.run(
      'policy',
      'set',
      '--api',
      'orders',
      '--policy',
      '<policies>\n<inbound /><backend />\n</policies>',
    ),
    {
      status: 0,
      stdout: 'Set the policy of API orders.\n',
      stderr:
        'Warning: The backend section on line 2, column 12 has neither <base /> nor <forward-request />: requests are answered 200 with an empty body and the backend is never called. Azure does the same.\n',
    },
  );
});

const DEFAULT = `<policies>
  <inbound />
  <backend>
    <forward-request />
  </backend>
  <outbound />
  <on-error />
</policies>
`;

test('the whole service has a policy from the start, to which remove goes back', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(await run('policy', 'show'), printed(DEFAULT));
  const document = '<policies><inbound /><backend><forward-request /></backend></policies>';
  assert.deepEqual(await run('policy', 'set', '--policy', document), printed('Set the policy of the whole service.\n'));
  assert.deepEqual(await run('policy', 'show'), printed(document));
  assert.deepEqual(await run('policy', 'remove'), printed('Removed the policy of the whole service.\n'));
  assert.deepEqual(await run('policy', 'show'), printed(DEFAULT));
});

test('an API without a document of its own says so', async t => {
  const { run } = await withOrders(await startSession(t));
  const sentence = "API 'orders' has no policy of its own: what is broader applies.";
  assert.deepEqual(await run('policy', 'show', '--api', 'orders'), refused(sentence));
  assert.deepEqual(await run('policy', 'remove', '--api', 'orders'), refused(sentence));
  const none = "There is no API 'none'. `apim api list` shows those there are.";
  assert.deepEqual(await run('policy', 'show', '--api', 'none'), refused(none));
  assert.deepEqual(await run('policy', 'set', '--api', 'none', '--policy', DOCUMENT), refused(none));
});

test('policy show prints the ARM resource on request', async t => {
  const session = await withOrders(await startSession(t));
  await session.done('policy', 'set', '--api', 'orders', '--policy', DOCUMENT);
  const service =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default';
  assert.deepEqual(JSON.parse((await session.run('policy', 'show', '--api', 'orders', '-o', 'json')).stdout), {
    id: `${service}/apis/orders/policies/policy`,
    type: 'Microsoft.ApiManagement/service/apis/policies',
    name: 'policy',
    properties: { format: 'rawxml', value: DOCUMENT },
  });
  assert.deepEqual(
    await session.run('policy', 'show', '--query', '[id, type]', '-o', 'tsv'),
    printed(`${service}/policies/policy\nMicrosoft.ApiManagement/service/policies\n`),
  );
});

test('policy set wants a document, and one only', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('policy', 'set', '--api', 'orders'),
    misused("give one of '--file <file>' and '--policy <xml>'"),
  );
  assert.deepEqual(
    await run('policy', 'set', '--file', 'policy.xml', '--policy', DOCUMENT),
    misused("option '--policy <xml>' cannot be used with option '--file <file>'"),
  );
  assert.deepEqual(
    await run('policy', 'set', '--file', 'none.xml'),
    refused('The policy document none.xml cannot be read: there is no such file.'),
  );
});

test('a certificate in use by a document that no longer compiles cannot be told apart, which is said', async t => {
  const session = await withOrders(await startSession(t));
  await addClient(session, 'client');
  await session.done('api', 'set', 'orders', '--certificate', 'client');
  const file = join(session.home, 'contexts', 'default', 'apis', 'orders.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('<base />', '<bass />'));
  const { status, stderr } = await session.run('cert', 'remove', 'client');
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^apim: What \/apis\/orders\/policies\/policy uses cannot be told, since it does not compile any more\. Error in element 'bass' on line 3, column 5: /,
  );
});
