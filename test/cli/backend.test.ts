import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addClient } from './files.ts';
import { misused, printed, refused, type Session, startSession } from './session.ts';

const CONTOSO = ['--url', 'https://contoso.com/myapi', '--protocol', 'http'];

async function properties({ run }: Session, id: string): Promise<unknown> {
  return JSON.parse((await run('backend', 'show', id)).stdout).properties;
}

test("Microsoft's recipe: a backend without id whose chain is not checked", async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('backend', 'new', ...CONTOSO, '--skip-certificate-chain-validation', 'true'),
    printed(
      'Added backend contoso-com-myapi.\n' +
        '  url      https://contoso.com/myapi\n' +
        "  checked  its certificate's name, not the chain\n",
    ),
  );
  assert.deepEqual(await properties(session, 'contoso-com-myapi'), {
    url: 'https://contoso.com/myapi',
    protocol: 'http',
    tls: { validateCertificateChain: false },
  });
});

test('an id made from a URL that is taken is numbered', async t => {
  const { run } = await startSession(t);
  const add = ['backend', 'add', ...CONTOSO, '-o', 'json'];
  const names = [];
  for (let count = 0; count < 3; count += 1) names.push(JSON.parse((await run(...add)).stdout).name);
  assert.deepEqual(names, ['contoso-com-myapi', 'contoso-com-myapi-2', 'contoso-com-myapi-3']);
});

test('every parameter of the cmdlet is kept, and no secret is shown', async t => {
  const session = await startSession(t);
  const thumbprint = await addClient(session, 'client');
  await addClient(session, 'other');
  const args = [
    [
      '--backend-id',
      'contoso',
      '--title',
      'Contoso',
      '--description',
      'Ours',
      '--resource-id',
      'https://management.azure.com/x',
    ],
    ['--url', 'http://contoso.com', '--protocol', 'soap', '--tls-max-version', '1.2'],
    ['--skip-certificate-chain-validation', '--skip-certificate-name-validation', '$False'],
    ['--certificate-id', 'client', '--certificate-id', 'other', '--certificate-thumbprint', thumbprint.toLowerCase()],
    ['--header', 'X-Key=hidden=1', '--header', 'X-Key=hidden2', '--query', 'code=hidden3'],
    ['--authorization-header-scheme', 'Basic', '--authorization-header-parameter', 'hidden4'],
    ['--proxy-url', 'http://proxy:3128', '--proxy-username', 'me', '--proxy-password', 'hidden5'],
  ].flat();
  const { status, stdout, stderr } = await session.run('backend', 'create', ...args, '-o', 'json');
  assert.deepEqual(
    [status, stderr],
    [0, 'Warning: contoso names certificates by id and by thumbprint: the ids count, the thumbprints do not.\n'],
  );
  assert.doesNotMatch(stdout, /hidden/);
  assert.deepEqual(JSON.parse(stdout), {
    id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default/backends/contoso',
    type: 'Microsoft.ApiManagement/service/backends',
    name: 'contoso',
    properties: {
      url: 'http://contoso.com',
      protocol: 'soap',
      title: 'Contoso',
      description: 'Ours',
      resourceId: 'https://management.azure.com/x',
      tls: { validateCertificateChain: false, validateCertificateName: true, maxVersion: '1.2' },
      credentials: {
        certificateIds: ['client', 'other'],
        certificate: [thumbprint],
        header: { 'X-Key': ['***', '***'] },
        query: { code: ['***'] },
        authorization: { scheme: 'Basic', parameter: '***' },
      },
      proxy: { url: 'http://proxy:3128', username: 'me', password: '***' },
    },
  });
});

test('the Boolean options mean true alone and take true and false in any case, also as PowerShell writes them', async t => {
  const session = await startSession(t);
  await session.done('backend', 'new', '--id', 'contoso', ...CONTOSO);
  const cases: readonly (readonly [string[], boolean])[] = [
    [[], false],
    [['false'], true],
    [['TRUE'], false],
    [['$False'], true],
    [['$true'], false],
    [['False'], true],
  ];
  for (const [value, validated] of cases) {
    for (const [option, property] of [
      ['--skip-certificate-chain-validation', 'validateCertificateChain'],
      ['--skip-certificate-name-validation', 'validateCertificateName'],
    ] as const) {
      await session.done('backend', 'set', 'contoso', option, ...value);
      const query = ['--query', `properties.tls.${property}`, '-o', 'json'];
      assert.deepEqual(await session.run('backend', 'show', 'contoso', ...query), printed(`${validated}\n`));
    }
  }
  await session.done('backend', 'set', 'contoso', '--skip-certificate-name-validation=true');
});

test('anything else after a Boolean option is refused: an id, yes, nothing between quotes', async t => {
  const { run } = await startSession(t);
  for (const value of ['contoso', 'yes', '1', '', '$', 'true ']) {
    assert.deepEqual(
      await run('backend', 'set', '--skip-certificate-chain-validation', value),
      misused(
        `option '--skip-certificate-chain-validation [bool]' argument '${value}' is invalid. It is a Boolean: write true or false, or nothing for true.`,
      ),
    );
  }
});

test('what is checked is told', async t => {
  const { run } = await startSession(t);
  const chain = '--skip-certificate-chain-validation';
  const name = '--skip-certificate-name-validation';
  for (const [args, checked] of [
    [[], "its certificate's chain and name"],
    [[name], "its certificate's chain, not the name"],
    [[chain], "its certificate's name, not the chain"],
    [[chain, name], 'nothing: neither chain nor name of its certificate'],
  ] as const) {
    const { stdout } = await run('backend', 'new', ...CONTOSO, ...args);
    assert.equal(stdout.split('\n')[2], `  checked  ${checked}`);
  }
});

test('backend set changes only what is given, inside credentials, proxy and tls too', async t => {
  const session = await startSession(t);
  await addClient(session, 'client');
  await session.done(
    ...['backend', 'new', '--id', 'contoso', ...CONTOSO, '--title', 'Contoso', '--certificate-id', 'client'],
    ...['--header', 'A=1', '--proxy-url', 'http://proxy:1', '--proxy-password', 'p', '--tls-max-version', '1.2'],
    ...['--authorization-header-scheme', 'Basic', '--authorization-header-parameter', 'x'],
  );
  assert.deepEqual(
    await session.run(
      ...['backend', 'update', 'contoso', '--description', 'Ours', '--header', 'B=2', '--query', 'c=3'],
      ...['--proxy-username', 'me', '--skip-certificate-chain-validation', '--authorization-header-scheme', 'Bearer'],
    ),
    printed(
      "Changed backend contoso.\n  url      https://contoso.com/myapi\n  checked  its certificate's name, not the chain\n",
    ),
  );
  assert.deepEqual(await properties(session, 'contoso'), {
    url: 'https://contoso.com/myapi',
    protocol: 'http',
    title: 'Contoso',
    description: 'Ours',
    credentials: {
      certificateIds: ['client'],
      header: { A: ['***'], B: ['***'] },
      query: { c: ['***'] },
      authorization: { scheme: 'Bearer', parameter: '***' },
    },
    proxy: { url: 'http://proxy:1', username: 'me', password: '***' },
    tls: { validateCertificateChain: false, maxVersion: '1.2' },
  });
});

test('backend set --remove takes away what was set, before it sets anything', async t => {
  const session = await startSession(t);
  const thumbprint = await addClient(session, 'client');
  const all = [
    ['--title', 'Contoso', '--description', 'Ours', '--resource-id', 'x', '--tls-max-version', '1.2'],
    ['--certificate-id', 'client', '--certificate-thumbprint', thumbprint, '--header', 'A=1', '--query', 'c=1'],
    ['--authorization-header-scheme', 'Basic', '--authorization-header-parameter', 'x'],
    ['--proxy-url', 'http://proxy:1', '--proxy-username', 'me', '--proxy-password', 'p'],
  ].flat();
  const bare = { url: 'https://contoso.com/myapi', protocol: 'http' };
  await session.done('backend', 'new', '--id', 'contoso', ...CONTOSO, ...all);
  const words = ['title', 'description', 'resource-id', 'tls-max-version', 'certificate-id', 'certificate-thumbprint'];
  const more = ['header', 'query', 'authorization-header', 'proxy'];
  const removals = [...words, ...more].flatMap(word => ['--remove', word]);
  await session.done('backend', 'set', 'contoso', '--remove', 'proxy-credentials');
  assert.deepEqual(
    await session.run('backend', 'show', 'contoso', '--query', 'properties.proxy', '-o', 'json'),
    printed('{\n  "url": "http://proxy:1"\n}\n'),
  );
  await session.done('backend', 'set', 'contoso', ...removals);
  assert.deepEqual(await properties(session, 'contoso'), bare);
  await session.done('backend', 'set', 'contoso', '--header', 'A=1', '--header', 'B=2');
  await session.done('backend', 'set', 'contoso', '--remove', 'header', '--header', 'C=3');
  assert.deepEqual(await properties(session, 'contoso'), { ...bare, credentials: { header: { C: ['***'] } } });
  const { status, stderr } = await session.run('backend', 'set', 'contoso', '--remove', 'url');
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^apim: option '--remove <what>' argument 'url' is invalid\. Allowed choices are title, description, /,
  );
});

const WRONG: readonly (readonly [string[], string])[] = [
  [['--url', 'contoso.com'], URL_RULE()],
  [['--url', 'ftp://contoso.com'], URL_RULE()],
  [['--url', 'https://me:pw@contoso.com'], URL_RULE()],
  [['--url', 'https://contoso.com?a=1'], URL_RULE()],
  [['--url', 'https://contoso.com/#a'], URL_RULE()],
  [['--url', 'https://contoso.com/my api'], URL_RULE()],
  [['--url', ''], URL_RULE()],
  [['--id', ''], '--id: must not be empty.'],
  [['--id', 'a#b'], '--id: must not contain any of * # & + : < > ? / \\ or control characters.'],
  [['--title', ''], '--title: must have at least 1 character.'],
  [['--certificate-id', 'none'], "There is no certificate 'none'. `apim cert list` shows those there are."],
  [['--certificate-thumbprint', 'A'.repeat(40)], `Certificate with thumbprint '${'A'.repeat(40)}' not found.`],
  [
    ['--certificate-thumbprint', 'ABC'],
    '--certificate-thumbprint: must be the 40 hexadecimal digits of a SHA-1 thumbprint.',
  ],
  [['--header', 'X-Key=a\nb'], '--header X-Key: must not contain line breaks or other control characters.'],
  [['--proxy-username', 'me'], '--proxy-url: must be given.'],
  [
    ['--authorization-header-scheme', 'a b', '--authorization-header-parameter', 'x'],
    '--authorization-header-scheme: must be the name of an authorization scheme.',
  ],
  [
    ['--authorization-header-scheme', 'Basic', '--authorization-header-parameter', ''],
    '--authorization-header-parameter: must have at least 1 character.',
  ],
  [['--authorization-header-scheme', 'Basic'], '--authorization-header-parameter: must be given.'],
];

function URL_RULE(): string {
  return '--url: must be an absolute http:// or https:// URL without user name, password, query, fragment or spaces, such as https://contoso.com/myapi.';
}

for (const [args, sentence] of WRONG) {
  test(`backend new is refused with ${JSON.stringify(args.join(' '))}, and nothing is stored`, async t => {
    const { run } = await startSession(t);
    const { status, stdout, stderr } = await run('backend', 'new', ...CONTOSO, ...args);
    assert.deepEqual([status, stdout], [1, '']);
    assert.equal(stderr, `apim: ${sentence}\n`);
    assert.deepEqual(await run('backend', 'list'), printed('[]\n'));
  });
}

const MISUSED: readonly (readonly [string[], string])[] = [
  [['--protocol', 'http'], "required option '--url <url>' not specified"],
  [['--url', 'https://contoso.com'], "required option '--protocol <protocol>' not specified"],
  [
    ['--url', 'https://contoso.com', '--protocol', 'https'],
    "option '--protocol <protocol>' argument 'https' is invalid. Allowed choices are http, soap.",
  ],
  [[...CONTOSO, '--header', 'X-Key'], "write NAME=VALUE after '--header <name=value>'"],
  [[...CONTOSO, '--query', '=v'], "write NAME=VALUE after '--query <name=value>'"],
  [
    [...CONTOSO, '--tls-max-version', '1.1'],
    "option '--tls-max-version <version>' argument '1.1' is invalid. Allowed choices are 1.2, 1.3.",
  ],
  [[...CONTOSO, '--remove', 'title'], "unknown option '--remove'"],
];

for (const [args, sentence] of MISUSED) {
  test(`the command line "backend new ${args.join(' ')}" is refused`, async t => {
    const { run } = await startSession(t);
    assert.deepEqual(await run('backend', 'new', ...args), misused(sentence));
  });
}

test('backend new on an id that is there is refused', async t => {
  const { run, done } = await startSession(t);
  await done('backend', 'new', '--id', 'contoso', ...CONTOSO);
  assert.deepEqual(
    await run('backend', 'new', '--id', 'Contoso', ...CONTOSO),
    refused(
      "There is a backend 'Contoso' already. `apim backend set --id Contoso` changes it, and --force replaces it.",
    ),
  );
});

test('list and show print a table on request and on a terminal', async t => {
  const { run, runWith, done } = await startSession(t);
  await done('backend', 'new', '--id', 'zeta', ...CONTOSO, '--title', 'Last', '--skip-certificate-name-validation');
  await done('backend', 'new', '--id', 'alpha', '--url', 'http://a', '--protocol', 'soap');
  const table =
    'ID     URL                        PROTOCOL  CHAIN    NAME     TITLE\n' +
    'alpha  http://a                   soap      checked  checked\n' +
    'zeta   https://contoso.com/myapi  http      checked  skipped  Last\n';
  assert.deepEqual(await run('backend', 'list', '--output', 'table'), printed(table));
  assert.deepEqual(await runWith({ terminal: true, env: { NO_COLOR: '1' } }, 'backend', 'ls'), printed(table));
  assert.deepEqual(
    await run('backend', 'get', '--backend-id', 'ALPHA', '-o', 'table'),
    printed('ID     URL       PROTOCOL  CHAIN    NAME     TITLE\nalpha  http://a  soap      checked  checked\n'),
  );
  assert.deepEqual(await run('backend', 'list', '-o', 'tsv', '--query', '[].name'), printed('alpha\nzeta\n'));
  assert.deepEqual(
    await run('backend', 'list', '--query', '[?'),
    refused('The query is not valid JMESPath: it ends too early, after 2 characters.'),
  );
});

test('backend remove is refused while a policy names it', async t => {
  const { run, done } = await startSession(t);
  await done('backend', 'new', '--id', 'contoso', ...CONTOSO);
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  const policy =
    '<policies><inbound><base /><set-backend-service backend-id="Contoso" /></inbound><backend><base /></backend><outbound /><on-error /></policies>';
  await done('policy', 'set', '--api', 'orders', '--policy', policy);
  assert.deepEqual(
    await run('backend', 'remove', 'contoso'),
    refused(
      "The Backend 'contoso' is used by the following entities:\n" +
        '  /apis/orders/policies/policy: apim policy set --api orders --file FILE',
    ),
  );
  await done('policy', 'remove', '--api', 'orders');
  assert.deepEqual(await run('backend', 'delete', '--id', 'CONTOSO'), printed('Removed backend contoso.\n'));
  assert.deepEqual(
    await run('backend', 'rm', 'contoso'),
    refused("There is no backend 'contoso'. `apim backend list` shows those there are."),
  );
});

test('names that JavaScript knows are names like others', async t => {
  const session = await startSession(t);
  await session.done('backend', 'new', '--id', 'constructor', ...CONTOSO, '--header', 'a=1', '--header', 'valueOf=2');
  assert.deepEqual(await properties(session, 'constructor'), {
    url: 'https://contoso.com/myapi',
    protocol: 'http',
    credentials: { header: { a: ['***'], valueOf: ['***'] } },
  });
});
