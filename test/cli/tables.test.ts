import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from '../../src/cli/display-width.ts';
import { type Column, render } from '../../src/cli/output.ts';
import { wrapCutting } from '../../src/cli/wrap.ts';
import { addClient } from './files.ts';
import { startSession } from './session.ts';

interface Row {
  readonly name: string;
  readonly subject: string;
  readonly mark: string;
  readonly when: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'ID', value: ({ name }) => name },
  { title: 'SUBJECT', value: ({ subject }) => subject, colour: () => 'red' },
  { title: 'MARK', value: ({ mark }) => mark, spare: 1 },
  { title: 'EXPIRES', value: ({ when }) => when, isWhole: true },
];

const draw = (rows: Row | readonly Row[], width: number | undefined, isColoured = false) =>
  render(rows, COLUMNS, { format: 'table', query: undefined, canvas: { isColoured, width } });

const row = (name: string, subject: string, mark: string): Row => ({ name, subject, mark, when: 'in 9 months' });
const ROWS = [
  row('client', 'CN=client, OU=Orders, O=Contoso Corporation, L=Zurich, C=CH', 'A'.repeat(20)),
  row('b', 'CN=b', 'B'.repeat(20)),
];

test('a table that has room is on one line a row, and a file has room for all', async () => {
  const wide = await draw(ROWS, undefined);
  assert.equal(await draw(ROWS, 200), wide);
  assert.equal(wide.split('\n').length, 4);
});

test('what has no room is broken between words; a date never', async () => {
  assert.equal(
    await draw(ROWS, 80),
    [
      'ID      SUBJECT                          MARK                  EXPIRES',
      'client  CN=client, OU=Orders, O=Contoso  AAAAAAAAAAAAAAAAAAAA  in 9 months',
      '        Corporation, L=Zurich, C=CH',
      'b       CN=b                             BBBBBBBBBBBBBBBBBBBB  in 9 months',
      '',
    ].join('\n'),
  );
});

test('then columns are left out, and it is said which', async () => {
  assert.equal(
    await draw(ROWS, 60),
    [
      'ID      SUBJECT                          EXPIRES',
      'client  CN=client, OU=Orders, O=Contoso  in 9 months',
      '        Corporation, L=Zurich, C=CH',
      'b       CN=b                             in 9 months',
      'Left out for want of room: MARK. -o json has all.',
      '',
    ].join('\n'),
  );
});

test('then long words are cut, and what is narrower still stands upright', async () => {
  const [first] = ROWS;
  assert.ok(first !== undefined);
  const long = [{ ...first, subject: `CN=https://contoso.test/${'abc/'.repeat(12)}` }, row('b', 'CN=b', 'B')];
  assert.equal(
    await draw(long, 50),
    [
      'ID      SUBJECT                       EXPIRES',
      'client  CN=https://contoso.test/abc/  in 9 months',
      '        abc/abc/abc/abc/abc/abc/abc/',
      '        abc/abc/abc/abc/',
      'b       CN=b                          in 9 months',
      'Left out for want of room: MARK. -o json has all.',
      '',
    ].join('\n'),
  );
  assert.equal(
    await draw(ROWS, 30),
    [
      'ID       client',
      'SUBJECT  CN=client, OU=Orders,',
      '         O=Contoso',
      '         Corporation,',
      '         L=Zurich, C=CH',
      'MARK     AAAAAAAAAAAAAAAAAAAA',
      'EXPIRES  in 9 months',
      '',
      'ID       b',
      'SUBJECT  CN=b',
      'MARK     BBBBBBBBBBBBBBBBBBBB',
      'EXPIRES  in 9 months',
      '',
    ].join('\n'),
  );
});

test('one row alone that has no room stands upright, and nothing of it is left out', async () => {
  const [first] = ROWS;
  assert.ok(first !== undefined);
  assert.equal(
    await draw(first, 60),
    [
      'ID       client',
      'SUBJECT  CN=client, OU=Orders, O=Contoso Corporation,',
      '         L=Zurich, C=CH',
      'MARK     AAAAAAAAAAAAAAAAAAAA',
      'EXPIRES  in 9 months',
      '',
    ].join('\n'),
  );
});

test('colour ends where a broken line does, and takes no room', async () => {
  const coloured = await draw(ROWS, 80, true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.equal(coloured.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, ''), await draw(ROWS, 80));
  assert.match(coloured.replaceAll('\u001b', 'ESC'), /ESC\[31mCN=client, OU=Orders, O=ContosoESC\[39m/);
});

test('a long word is cut behind a mark where there is one in its second half, and letters of two cells are counted', () => {
  assert.deepEqual(wrapCutting('https://contoso.test/path', 21), ['https://contoso.test/', 'path']);
  assert.deepEqual(wrapCutting('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
  assert.deepEqual(wrapCutting('鍵鍵鍵 鍵', 4), ['鍵鍵', '鍵', '鍵']);
  assert.equal(displayWidth('Mu\u0308ller 鍵'), 9);
});

for (const columns of [60, 80, 200]) {
  test(`no listing is wider than a terminal of ${columns} columns`, async t => {
    const session = await startSession(t);
    const { done, runWith } = session;
    const long = 'a-rather-long-name-of-an-entity';
    await addClient(session, long);
    await addClient(session, 'b');
    const url = `https://partner.example/${'segment/'.repeat(8)}`;
    for (const id of [long, 'b']) {
      const options = ['--title', 'A title of several words', '--skip-certificate-name-validation'];
      await done('backend', 'new', '--id', id, '--url', url, '--protocol', 'http', ...options);
      await done(
        'api',
        'new',
        '--id',
        id,
        '--path',
        `${id}/x`,
        '--service-url',
        url,
        '--name',
        `The ${id}`,
        '--certificate',
        id,
      );
    }
    await done(
      'context',
      'new',
      '--resource-group',
      'AResourceGroupOfContoso',
      '--service-name',
      'ContosoAPIMService1',
      '--name',
      long,
    );
    const listings = [
      ...['cert', 'backend', 'api', 'ca', 'context'].map(group => [group, 'list']),
      ...['cert', 'backend', 'api'].map(group => [group, 'show', long]),
      ['backend', 'list', '--query', '[].{id: id, url: properties.url}'],
      ['doctor', '-o', 'table', '--port', '0', '--https-port', '0'],
    ];
    for (const args of listings) {
      const { stdout } = await runWith(
        { terminal: true, columns, env: { NO_COLOR: '1' } },
        ...args,
        '--context',
        'default',
      );
      const widest = Math.max(...stdout.split('\n').map(displayWidth));
      assert.ok(widest <= columns, `${args.join(' ')}: ${widest}\n${stdout}`);
      assert.doesNotMatch(stdout, /\bin \d+$|^ *(?:years|months|days)\b/m, stdout);
    }
  });
}
