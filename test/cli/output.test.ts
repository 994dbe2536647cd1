import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, type Format, type OutputOptions, render } from '../../src/cli/output.ts';
import { UserError } from '../../src/errors.ts';

interface Resource {
  id: string;
  name: string;
  properties: { subject: string; days: number | null; tags?: string[]; valid?: boolean | undefined };
}

const CLIENT: Resource = { id: '/c/client', name: 'client', properties: { subject: 'CN=client, O=Contoso', days: 12 } };
const LONG: Resource = {
  id: '/c/long',
  name: 'a-name-longer-than-any-title',
  properties: { subject: `CN=${'x'.repeat(200)}`, days: null, tags: ['a'], valid: true },
};
const COLUMNS: Column<Resource>[] = [
  { title: 'ID', value: resource => resource.name },
  { title: 'SUBJECT', value: resource => resource.properties.subject },
  {
    title: 'DAYS',
    value: resource => resource.properties.days,
    colour: resource => (resource.properties.days === null ? 'red' : undefined),
  },
];

const show = (resources: Resource | readonly Resource[], options: Partial<OutputOptions> & { format: Format }) =>
  render(resources, COLUMNS, { query: undefined, canvas: { isColoured: false, width: undefined }, ...options });
const ask = (query: string, format: Format) => show([CLIENT, LONG], { format, query });

test('a table has its columns two spaces apart and cuts nothing', async () => {
  assert.equal(
    await show([CLIENT, LONG], { format: 'table' }),
    [
      `ID                            ${'SUBJECT'.padEnd(203)}  DAYS`,
      `client                        ${'CN=client, O=Contoso'.padEnd(203)}  12`,
      `a-name-longer-than-any-title  CN=${'x'.repeat(200)}`,
      '',
    ].join('\n'),
  );
});

test('one resource is a table of one row', async () => {
  assert.equal(
    await show(CLIENT, { format: 'table' }),
    'ID      SUBJECT               DAYS\nclient  CN=client, O=Contoso  12\n',
  );
});

test('a table of nothing is nothing', async () => {
  assert.equal(await show([], { format: 'table' }), '');
});

test('a coloured table has dim headings and the colours of its columns, without moving them', async () => {
  const columns: Column<Resource>[] = [
    { title: 'ID', value: ({ name }) => name, colour: () => 'red' },
    { title: 'DAYS', value: ({ properties }) => properties.days },
  ];
  assert.equal(
    await render([CLIENT], columns, {
      format: 'table',
      query: undefined,
      canvas: { isColoured: true, width: undefined },
    }),
    '\u001b[2mID\u001b[22m      \u001b[2mDAYS\u001b[22m\n\u001b[31mclient\u001b[39m  12\n',
  );
});

test('a wide character takes two places', async () => {
  const wide = { ...CLIENT, name: '鍵鍵' };
  assert.equal(
    await render([wide], COLUMNS.slice(0, 2), {
      format: 'table',
      query: undefined,
      canvas: { isColoured: false, width: undefined },
    }),
    'ID    SUBJECT\n鍵鍵  CN=client, O=Contoso\n',
  );
});

test('JSON is the resource, indented by two spaces', async () => {
  assert.equal(
    await show(CLIENT, { format: 'json' }),
    '{\n  "id": "/c/client",\n  "name": "client",\n  "properties": {\n    "subject": "CN=client, O=Contoso",\n    "days": 12\n  }\n}\n',
  );
  assert.equal(await show([], { format: 'json' }), '[]\n');
});

test('a property that is undefined is in no format', async () => {
  const resource = { ...CLIENT, properties: { ...CLIENT.properties, valid: undefined } };
  assert.equal(await show(resource, { format: 'tsv', query: 'properties' }), 'CN=client, O=Contoso\t12\n');
});

test('TSV is a line a resource, with what is nested left empty', async () => {
  assert.equal(
    await show([CLIENT, LONG], { format: 'tsv' }),
    '/c/client\tclient\t\n/c/long\ta-name-longer-than-any-title\t\n',
  );
  assert.equal(await show(CLIENT, { format: 'tsv' }), '/c/client\tclient\t\n');
});

test('a query answers in every format', async () => {
  assert.equal(
    await ask('[].{id: name, days: properties.days}', 'tsv'),
    'client\t12\na-name-longer-than-any-title\t\n',
  );
  assert.equal(await ask('[].[name, properties.days]', 'tsv'), 'client\t12\na-name-longer-than-any-title\t\n');
  assert.equal(await ask('[].name', 'tsv'), 'client\na-name-longer-than-any-title\n');
  assert.equal(await ask('[].properties.days | [0]', 'tsv'), '12\n');
  assert.equal(await ask('[].properties.valid | [0]', 'tsv'), 'true\n');
  assert.equal(await ask('[*].properties.[days]', 'tsv'), '12\n\n');
  assert.equal(await ask('[5]', 'tsv'), '');
  assert.equal(await ask('[5]', 'json'), 'null\n');
  assert.equal(await ask('[0].name', 'json'), '"client"\n');
});

test('the answer of a query is a table of its keys, of numbered columns, or of results', async () => {
  assert.equal(
    await ask('[].{id: name, days: properties.days, tags: properties.tags}', 'table'),
    'Id                            Days  Tags\nclient                        12\na-name-longer-than-any-title\n',
  );
  assert.equal(
    await ask('[].[name, properties.valid]', 'table'),
    'Column1                       Column2\nclient\na-name-longer-than-any-title  true\n',
  );
  assert.equal(await ask('[].name', 'table'), 'Result\nclient\na-name-longer-than-any-title\n');
  assert.equal(await ask('[0]', 'table'), 'Id         Name\n/c/client  client\n');
  assert.equal(await ask('length(@)', 'table'), 'Result\n2\n');
  assert.equal(await ask('[5]', 'table'), '');
});

test('a literal between backticks needs no quotes, as in az', async () => {
  assert.equal(await ask('[?name==`client`].id', 'tsv'), '/c/client\n');
  assert.equal(await ask('[?properties.days==`12`].id', 'tsv'), '/c/client\n');
});

const WRONG = [
  ['foo bar', 'is not valid JMESPath at character 5: bar'],
  ['a..b', 'is not valid JMESPath at character 3: .b'],
  ['[?a=="x"].{a b}', 'is not valid JMESPath at character 14: b}'],
  ['@.a % #', 'is not valid JMESPath at character 7: #'],
  ['name."ab', 'is not valid JMESPath at character 6: "ab'],
  ['[?name==', 'is not valid JMESPath: it ends too early, after 8 characters.'],
  ['{a: b', 'is not valid JMESPath: it ends too early, after 5 characters.'],
  ['', 'is not valid JMESPath: it ends too early, after 0 characters.'],
  ['lenght(@)', 'cannot be answered: Unknown function: lenght().'],
  [
    'length([0].properties.days)',
    'cannot be answered: Invalid type: length() expected argument 1 to be type (string | array | object) but received type number instead.',
  ],
] as const;

for (const [query, problem] of WRONG) {
  test(`the query "${query}" is refused with its place`, async () => {
    await assert.rejects(ask(query, 'json'), error => {
      assert.ok(error instanceof UserError);
      assert.equal(error.code, 'ValidationError');
      assert.equal(error.message, `The query ${problem}`);
      return true;
    });
  });
}

const HOSTILE = { ...CLIENT, name: 'a\u001b]0;owned\u0007\u009b2J\tb\nc\u202ed\\e' };

test('a table shows no control characters, and each value on one line', async () => {
  assert.equal(
    await render([HOSTILE], COLUMNS.slice(0, 1), {
      format: 'table',
      query: undefined,
      canvas: { isColoured: false, width: undefined },
    }),
    'ID\na]0;owned2J b cd\\e\n',
  );
  assert.equal(await show(HOSTILE, { format: 'table', query: '{"x\\u001b": name}' }), 'X\na]0;owned2J b cd\\e\n');
});

test('TSV escapes tabs and line breaks and shows no other control characters', async () => {
  assert.equal(await show(HOSTILE, { format: 'tsv', query: 'name' }), 'a]0;owned2J\\tb\\ncd\\e\n');
});

test('JSON escapes every control character and stays the same value', async () => {
  const json = await show(HOSTILE, { format: 'json', query: 'name' });
  assert.doesNotMatch(json.trimEnd(), /\p{Cc}/u);
  assert.equal(JSON.parse(json), HOSTILE.name);
});
