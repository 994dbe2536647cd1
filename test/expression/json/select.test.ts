import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseObject } from '../../../src/expression/json/parse.ts';
import { selectToken, selectTokens } from '../../../src/expression/json/select/select.ts';
import { JToken } from '../../../src/expression/json/token.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { Meter } from '../../../src/expression/runtime/meter.ts';
import { thrown } from './thrown.ts';

const ROOT = parseObject(
  `{"a":{"b":[{"c":1,"n":"x"},{"c":2.5,"n":"yy"},{"c":3}],"x y":"s","it's":0},"d":"2020-01-02T03:04:05Z","i":2}`,
);

function found(path: string): string {
  const tokens: string[] = [];
  for (const token of selectTokens(new Meter(LIMITS), ROOT, path, false))
    if (token instanceof JToken) tokens.push(token.print(false));
  return tokens.join(' ');
}

test('a path finds what it says', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['$', ROOT.print(false)],
    ['', ROOT.print(false)],
    ['a.b[0].c', '1'],
    ['$.a.b[*].c', '1 2.5 3'],
    ["$.a['x y']", '"s"'],
    ["$['a']['it\\'s']", '0'],
    ["a['x y', 'it\\'s']", '"s" 0'],
    ['$..c', '1 2.5 3'],
    ['a.b[1:].c', '2.5 3'],
    ['a.b[-1:].c', '3'],
    ['a.b[::-1].c', '3 2.5 1'],
    ['a.b[0:3:2].c', '1 3'],
    ['a.b[0,2].c', '1 3'],
    ['a.b[5]', ''],
    ['a.none.x', ''],
    ['$.a.b[?(@.c > 1)].c', '2.5 3'],
    ['$.a.b[?(@.c == 3.0)].c', '3'],
    ['$.a.b[?(@.n)].n', '"x" "yy"'],
    ["$.a.b[?(@.n=='x' || @.c==3)].c", '1 3'],
    ["$.a.b[?(@.c >= $.i && @.n != 'x')].c", '2.5'],
    ['$.a.b[?(@.n =~ /^Y+$/i)].c', '2.5'],
    ["$[?(@ == '2020-01-02T03:04:05Z')]", ''],
    ['$..[?(@.c===3)].c', '3'],
  ];
  for (const [path, tokens] of rows) assert.equal(found(path), tokens, path);
});

test('a path that is none is refused', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['a.', 'Unexpected end while parsing path.'],
    ['a.b[', 'Path ended with open indexer.'],
    ['a.b[]', 'Array index expected.'],
    ['a.b[x]', 'Unexpected character while parsing path indexer: x'],
    ['a.b[0]x', 'Unexpected character following indexer: x'],
    ['a b', 'Unexpected character while parsing path:  '],
    ["a['b", 'Path ended with an open string.'],
    ['a[?(@.b', 'Path ended with open query.'],
    ['a[?(@.b ~ 1)]', 'Could not read query operator.'],
  ];
  for (const [path, message] of rows)
    assert.equal(
      thrown(() => found(path)),
      message,
      path,
    );
});

test('one token is wanted, and an error where none is found if so asked', () => {
  const select = (path: string | null, strict: boolean) => selectToken(new Meter(LIMITS), ROOT, path, strict);
  assert.equal(select('a.none', false), null);
  assert.equal(
    thrown(() => select('$..c', false)),
    'Path returned multiple tokens.',
  );
  assert.equal(
    thrown(() => select('a.none', true)),
    "Property 'none' does not exist on JObject.",
  );
  assert.equal(
    thrown(() => select('a.b.x', true)),
    "Property 'x' not valid on JArray.",
  );
  assert.equal(
    thrown(() => select('a.b[9]', true)),
    'Index 9 outside the bounds of JArray.',
  );
  assert.equal(
    thrown(() => select('a[0]', true)),
    'Index 0 not valid on JObject.',
  );
  assert.equal(
    thrown(() => select(null, false)),
    "Value cannot be null. (Parameter 'expression')",
  );
});
