import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { printed, refused, type Session, startSession } from './session.ts';

const inbound = (content: string): string =>
  `<policies>\n<inbound>\n${content}\n</inbound>\n<backend><base /></backend>\n</policies>`;

const SOUND = inbound('<base />');
const BROKEN = inbound('<set-header name="a" exist-action="skip" />\n<nope />');
const BROKEN_LINES = [
  "3:22: Error in element 'set-header' on line 3, column 22: The 'exist-action' attribute is not declared. Did you mean 'exists-action'? Allowed: id, name and exists-action.",
  "4:1: Error in element 'nope' on line 4, column 1: This version of apim has no such policy. `apim policy kinds` lists those there are.",
];

async function withFiles(session: Session, files: Readonly<Record<string, string | Buffer>>): Promise<Session> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(session.cwd, name, '..'), { recursive: true });
    await writeFile(join(session.cwd, name), content);
  }
  return session;
}

const failed = (stdout: string) => ({ status: 1, stdout, stderr: '' });

test('all faults of all files are told with their places, and sound files are counted', async t => {
  const session = await withFiles(await startSession(t), { 'good.xml': SOUND, 'bad.xml': BROKEN });
  assert.deepEqual(await session.run('policy', 'validate', 'good.xml'), printed('1 document in 1 file: no fault.\n'));
  assert.deepEqual(
    await session.run('policy', 'validate', 'good.xml', 'bad.xml'),
    failed([...BROKEN_LINES.map(line => `bad.xml:${line}`), '2 documents in 2 files: 2 faults.', ''].join('\n')),
  );
});

test('a folder is searched for documents, also in Bicep, ARM and Terraform; other files are passed by', async t => {
  const session = await withFiles(await startSession(t), {
    'infra/a.xml': BROKEN,
    'infra/pom.xml': '<project />',
    'infra/node_modules/a.xml': BROKEN,
    'infra/.git/a.xml': BROKEN,
    'infra/deep/main.bicep': `var p = '''\n${BROKEN}'''`,
    'infra/deep/main.tf': `a = <<XML\n\n${BROKEN}\nXML\n`,
    'infra/template.json': `{ "value": ${JSON.stringify(BROKEN)} }`,
    'infra/package.json': '{}',
  });
  const { status, stdout } = await session.run('policy', 'validate', 'infra', '-o', 'json');
  assert.equal(status, 1);
  const places = JSON.parse(stdout).map(({ file, line, faults }: ReportedDocument) => [
    file,
    line,
    ...faults.map(fault => `${fault.line}:${fault.column}`),
  ]);
  assert.deepEqual(places, [
    ['infra/a.xml', 1, '3:22', '4:1'],
    ['infra/deep/main.bicep', 2, '4:22', '5:1'],
    ['infra/deep/main.tf', 3, '5:22', '6:1'],
    ['infra/template.json', 1, '1:59', '1:85'],
  ]);
});

interface ReportedDocument {
  readonly file: string;
  readonly line: number;
  readonly faults: readonly { readonly line: number; readonly column: number }[];
}

test('standard input is a document, too', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.runWith({ stdin: BROKEN }, 'policy', 'validate', '-', '-o', 'github'),
    failed(
      BROKEN_LINES.map(line => {
        const [at, column, ...message] = line.split(':');
        return `::error file=-,line=${at},col=${column}::${message.join(':').trim()}\n`;
      }).join(''),
    ),
  );
});

test('where there is no document, that is said', async t => {
  const session = await withFiles(await startSession(t), { 'main.bicep': 'var a = 1' });
  assert.deepEqual(
    await session.run('policy', 'validate', 'main.bicep'),
    refused('There is no policy document in main.bicep.'),
  );
  assert.deepEqual(
    await session.run('policy', 'validate', 'nowhere.xml'),
    refused('The file nowhere.xml cannot be read: there is no such file.'),
  );
});

const NEEDY = inbound(
  '<set-header name="{{header}}" exists-action="{{action}}"><value>@("{{ value }}" + {{number}})</value></set-header>\n' +
    '<set-backend-service backend-id="orders" />\n<authentication-certificate certificate-id="client" />\n' +
    '<include-fragment fragment-id="headers" />',
);

test('what a document names and the context lacks is what it needs, and with --strict a fault', async t => {
  const session = await withFiles(await startSession(t), { 'a.xml': NEEDY });
  assert.deepEqual(
    await session.run('policy', 'validate', 'a.xml'),
    printed(
      [
        "a.xml:3:19: needs the named value 'header'",
        "a.xml:3:46: needs the named value 'action'",
        "a.xml:3:83: needs the named value 'number'",
        "a.xml:4:1: needs the backend 'orders'",
        "a.xml:5:1: needs the certificate 'client'",
        "a.xml:6:1: needs the fragment 'headers'",
        '1 document in 1 file: no fault.',
        '',
      ].join('\n'),
    ),
  );
  await session.done('named-value', 'new', '--id', 'header', '--value', 'X-A');
  await session.done('named-value', 'new', '--id', 'number', '--value', 'nothing');
  const { status, stdout } = await session.run('policy', 'validate', 'a.xml', '--strict');
  assert.equal(status, 1);
  assert.match(
    stdout,
    /^a\.xml:3:46: Error in element 'set-header' on line 3, column 46: Property 'action' not found\.$/m,
  );
  assert.match(stdout, /^a\.xml:3:83: .*CS0103/m);
  assert.match(stdout, /^a\.xml:4:1: Error in element 'set-backend-service' .*There is no backend 'orders'\./m);
  assert.match(stdout, /^a\.xml:5:1: Error in element 'authentication-certificate' /m);
  assert.match(stdout, /^a\.xml:6:1: .*There is no policy fragment 'headers'\./m);
  assert.doesNotMatch(stdout, /'header'/);
});

test('what stands for a placeholder of a deployment tool is not checked, and all else is', async t => {
  const content = [
    '<set-backend-service base-url="$' + '{var.url["a"]}" />',
    '<set-status code="#{Code}#" />',
    '<retry condition="@(__Flag__)" count="__Count__" interval="%{ if x }1%{ else }2%{ endif }">$' +
      '{policies}</retry>',
    '$' + '{fragment}',
    '<set-variable name="a" value="@($"$' + '{1 + 1}")" />',
  ];
  const session = await withFiles(await startSession(t), {
    'a.xml': inbound(content.join('\n')),
    'b.xml': inbound([...content, '<set-status code="many" />'].join('\n')),
  });
  assert.deepEqual(await session.run('policy', 'validate', 'a.xml'), printed('1 document in 1 file: no fault.\n'));
  const { stdout } = await session.run('policy', 'validate', 'b.xml', '-o', 'json');
  assert.match(stdout, /line 8, column 13: The 'code' attribute/);
});

test('a document is checked for the scope where it fits, unless one is asked for', async t => {
  const session = await withFiles(await startSession(t), {
    'a.xml': '<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>',
    'f.xml': '<fragment><set-header name="a"><value>1</value></set-header></fragment>',
  });
  const { stdout } = await session.run(
    'policy',
    'validate',
    'a.xml',
    'f.xml',
    '-o',
    'json',
    '--query',
    '[].[kind, scope]',
  );
  assert.deepEqual(JSON.parse(stdout), [
    ['policy', 'api'],
    ['fragment', null],
  ]);
});

test('SARIF has a result for each fault, with its place', async t => {
  const session = await withFiles(await startSession(t), { 'some folder/bad.xml': BROKEN });
  const { status, stdout } = await session.run('policy', 'validate', 'some folder', '-o', 'sarif');
  const { version, runs } = JSON.parse(stdout);
  assert.deepEqual([status, version, runs[0].tool.driver.name, runs[0].results.length], [1, '2.1.0', 'apim', 2]);
  assert.deepEqual(
    [runs[0].results[1].ruleId, runs[0].results[1].level, runs[0].results[1].locations],
    [
      'fault',
      'error',
      [
        {
          physicalLocation: {
            artifactLocation: { uri: 'some%20folder/bad.xml' },
            region: { startLine: 4, startColumn: 1 },
          },
        },
      ],
    ],
  );
});

const RAW = inbound('<set-variable name="a" value="@("1")" />');
const ESCAPED = inbound('<set-variable name="a" value="@(&quot;1&quot;)" />');
const NO_XML = "'1' is an unexpected token. Expecting white space. Line 3, position 34.";

test('both formats are understood, and --format xml wants entities', async t => {
  const session = await withFiles(await startSession(t), { 'raw.xml': RAW, 'escaped.xml': ESCAPED });
  for (const file of ['raw.xml', 'escaped.xml'])
    for (const format of [[], ['--format', 'rawxml']])
      assert.equal((await session.run('policy', 'set', '--file', file, ...format)).status, 0);
  assert.equal((await session.run('policy', 'set', '--file', 'escaped.xml', '--format', 'xml')).status, 0);
  assert.deepEqual(await session.run('policy', 'set', '--file', 'raw.xml', '--format', 'xml'), refused(NO_XML));
  assert.equal((await session.run('policy', 'show')).stdout, ESCAPED);
  assert.equal((await session.run('policy', 'validate', 'raw.xml', '--format', 'xml')).status, 1);
});

test('UTF-16 of either order is read, with and without a byte-order mark', async t => {
  const session = await startSession(t);
  for (const mark of ['\ufeff', ''])
    for (const bytes of [Buffer.from(mark + SOUND, 'utf16le'), Buffer.from(mark + SOUND, 'utf16le').swap16()]) {
      await withFiles(session, { 'a.xml': bytes });
      await session.done('policy', 'validate', 'a.xml');
    }
});

test('format prints, writes and checks the layout', async t => {
  const session = await withFiles(await startSession(t), { 'a.xml': SOUND });
  const formatted =
    '<policies>\n\t<inbound>\n\t\t<base />\n\t</inbound>\n\t<backend>\n\t\t<base />\n\t</backend>\n</policies>\n';
  assert.deepEqual(await session.run('policy', 'format', 'a.xml'), printed(formatted));
  assert.deepEqual(await session.runWith({ stdin: SOUND }, 'policy', 'format', '-'), printed(formatted));
  assert.deepEqual(await session.run('policy', 'format', '--check', 'a.xml'), {
    status: 1,
    stdout: '',
    stderr: "a.xml has another layout. `apim policy format --write` gives it Azure's.\n",
  });
  assert.deepEqual(await session.run('policy', 'format', '--write', 'a.xml'), printed(''));
  assert.equal(await readFile(join(session.cwd, 'a.xml'), 'utf8'), formatted);
  assert.deepEqual(await session.run('policy', 'format', '--check', 'a.xml'), printed(''));
});

const notRun = (name: string, line: number, column: number): string =>
  `The '${name}' policy on line ${line}, column ${column} is not run yet: a request that comes to it is answered 500, unless --skip-unsupported of serve and call leaves it out.`;

test('a warning has the place of its element, in every form', async t => {
  const metric = '<emit-metric name="a"><dimension name="API ID" /></emit-metric>';
  const session = await withFiles(await startSession(t), {
    'a.xml': inbound(`<set-variable name="v" value="http://@(1)" />\n  ${metric}`),
    'main.bicep': `var p = '''\n${inbound(`<choose><when condition="@(true)">\n    ${metric}</when></choose>`)}'''`,
  });
  const expected = [
    [
      'a.xml',
      3,
      24,
      'The \'value\' attribute on line 3, column 24 is a text and no policy expression, which must be the whole of a value: @("https://" + …).',
    ],
    ['a.xml', 4, 3, notRun('emit-metric', 4, 3)],
    ['main.bicep', 5, 5, notRun('emit-metric', 5, 5)],
  ] as const;
  const validate = (...format: string[]) => session.run('policy', 'validate', 'a.xml', 'main.bicep', ...format);
  assert.deepEqual(
    await validate(),
    printed(
      [
        ...expected.map(([file, line, column, message]) => `${file}:${line}:${column}: warning: ${message}`),
        '2 documents in 2 files: no fault.',
        '',
      ].join('\n'),
    ),
  );
  assert.deepEqual(
    await validate('-o', 'github'),
    printed(
      expected
        .map(([file, line, column, message]) => `::warning file=${file},line=${line},col=${column}::${message}\n`)
        .join(''),
    ),
  );
  const query = '[].[file, warnings[].[line, column, message][]]';
  const [a, bicep] = [expected.slice(0, 2), expected.slice(2)].map(told => told.flatMap(([, ...place]) => place));
  assert.deepEqual(JSON.parse((await validate('-o', 'json', '--query', query)).stdout), [
    ['a.xml', a],
    ['main.bicep', bicep],
  ]);
  const { runs } = JSON.parse((await validate('-o', 'sarif')).stdout);
  assert.deepEqual(
    runs[0].results.map(({ ruleId, level, message, locations: [{ physicalLocation: at }] }: SarifResult) => [
      ruleId,
      level,
      at.artifactLocation.uri,
      at.region.startLine,
      at.region.startColumn,
      message.text,
    ]),
    expected.map(told => ['warning', 'warning', ...told]),
  );
});

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number; readonly startColumn: number };
      };
    },
  ];
}

const include = (...ids: string[]): string => ids.map(id => `<include-fragment fragment-id="${id}" />`).join('\n');

test('fragments among the files are taken for those that documents include, by the name of their folder or file', async t => {
  const header = '<fragment>\n<set-header name="a"><value>{{who}}</value></set-header>\n</fragment>';
  const session = await withFiles(await startSession(t), {
    'apim/apis/orders/policy.xml': inbound(include('in-folder', 'In-File', 'other', 'not-there')),
    'apim/policyFragments/in-folder/policy.xml': header,
    'apim/fragments/in-file.xml': '<fragment><set-method>GET</set-method></fragment>',
    'apim/fragments/other.fragment.xml': '<fragment />',
    'apim/fragments/main.bicep': "var not-there = '''\n<fragment />'''",
  });
  assert.deepEqual(
    await session.run('policy', 'validate', 'apim', '--strict'),
    failed(
      [
        "apim/apis/orders/policy.xml:6:1: Error in element 'include-fragment' on line 6, column 1: There is no policy fragment 'not-there'. `apim policy-fragment list` shows those there are.",
        "apim/apis/orders/policy.xml:6:1: needs the fragment 'not-there'",
        "apim/policyFragments/in-folder/policy.xml:2:29: Error in element 'value' on line 2, column 29: Property 'who' not found.",
        "apim/policyFragments/in-folder/policy.xml:2:29: needs the named value 'who'",
        '5 documents in 5 files: 2 faults.',
        '',
      ].join('\n'),
    ),
  );
});

test('a fault in a fragment among the files is told once, of its own file, and so is a warning', async t => {
  const twice = inbound(`${include('f')}\n<choose><when condition="@(true)">${include('f')}</when></choose>`);
  const fragment =
    '<fragment>\n  <set-header name="a" exists-action="delete" />\n  <emit-metric name="m"><dimension name="API ID" /></emit-metric>\n  <nope />\n</fragment>';
  const session = await withFiles(await startSession(t), { 'a.xml': twice, 'b.xml': twice, 'f/policy.xml': fragment });
  const { status, stdout } = await session.run('policy', 'validate', '.', '-o', 'json');
  assert.equal(status, 1);
  assert.deepEqual(
    JSON.parse(stdout).map(({ file, faults, warnings, needs }: Reported) => [
      file,
      ...[...faults, ...warnings].map(({ line, column, message }) => `${line}:${column}: ${message}`),
      needs,
    ]),
    [
      ['a.xml', []],
      ['b.xml', []],
      [
        'f/policy.xml',
        "4:3: Error in element 'nope' on line 4, column 3: This version of apim has no such policy. `apim policy kinds` lists those there are.",
        `3:3: ${notRun('emit-metric', 3, 3)}`,
        [],
      ],
    ],
  );
});

interface Reported {
  readonly file: string;
  readonly faults: readonly Told[];
  readonly warnings: readonly Told[];
  readonly needs: readonly unknown[];
}

interface Told {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

test('what a fragment holds is checked in the place of its inclusion, and a fragment in a fragment is refused', async t => {
  const session = await withFiles(await startSession(t), {
    'api.xml': `<policies><inbound>${include('query')}</inbound>\n<backend><base /></backend>\n<outbound>${include('query', 'outer')}</outbound></policies>`,
    'query.xml': '<fragment>\n<set-query-parameter name="a"><value>1</value></set-query-parameter>\n</fragment>',
    'outer.xml': `<fragment>\n${include('query')}\n</fragment>`,
  });
  assert.deepEqual(
    await session.run('policy', 'validate', 'api.xml', 'query.xml', 'outer.xml'),
    failed(
      [
        "query.xml:2:1: Error in element 'set-query-parameter' on line 2, column 1: This policy may not stand in the outbound section, only in inbound and backend. It is included by api.xml on line 3, column 11.",
        "outer.xml:2:1: Error in element 'include-fragment' on line 2, column 1: This policy may not stand in a fragment.",
        '3 documents in 3 files: 2 faults.',
        '',
      ].join('\n'),
    ),
  );
});

test('of several fragments of one name the nearest is meant, and those of the context where no file has it', async t => {
  const broken = '<fragment><nope /></fragment>';
  const session = await withFiles(await startSession(t), {
    'dev/apis/a/policy.xml': inbound(include('f', 'stored')),
    'dev/fragments/f.xml': '<fragment />',
    'stored.txt': '<fragment><set-method>GET</set-method></fragment>',
    'prod/apis/a/policy.xml': inbound(include('f')),
    'prod/fragments/f.xml': '<fragment><forward-request /></fragment>',
  });
  await session.done('policy-fragment', 'new', '--id', 'stored', '--file', 'stored.txt');
  const { stdout } = await session.run('policy', 'validate', 'prod', 'dev');
  assert.deepEqual(stdout.split('\n'), [
    "prod/fragments/f.xml:1:11: Error in element 'forward-request' on line 1, column 11: This policy may not stand in the inbound section, only in backend. It is included by prod/apis/a/policy.xml on line 3, column 1.",
    '4 documents in 4 files: 1 fault.',
    '',
  ]);
  await withFiles(session, { 'dev/fragments/f.xml': broken });
  assert.match((await session.run('policy', 'validate', 'dev')).stdout, /^dev\/fragments\/f\.xml:1:11: /);
});

test('placeholders of deployment tools in a fragment are told apart where it is included, too', async t => {
  const session = await withFiles(await startSession(t), {
    'a.xml': inbound(include('f')),
    'f.xml': '<fragment>\n#{Policies}#\n<set-status code="__Code__" />\n<nope />\n</fragment>',
  });
  const { stdout } = await session.run('policy', 'validate', '.');
  assert.deepEqual(
    stdout.split('\n').map(line => line.slice(0, 44)),
    ["f.xml:4:1: Error in element 'nope' on line 4", '2 documents in 2 files: 1 fault.', ''],
  );
});
