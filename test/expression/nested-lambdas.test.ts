import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Binder } from '../../src/expression/check/binder.ts';
import { FunctionScope, Scope } from '../../src/expression/check/scope.ts';
import { PROXY_REQUEST_CONTEXT } from '../../src/expression/context/types.ts';
import { allTypes } from '../../src/expression/library/allowed.ts';
import { LIBRARY } from '../../src/expression/library/index.ts';
import { parseExpressionText } from '../../src/expression/syntax/parse.ts';

const LIST = 'new[] { 1, 2 }';

/** Each puts one expression in the place of a lambda's body, or of a part of it. */
const AROUND: readonly ((body: string, level: number) => string)[] = [
  (body, level) => `${LIST}.Sum(x${level} => ${body})`,
  (body, level) => `${LIST}.Max(x${level} => ${body} + x${level})`,
  (body, level) => `(int)${LIST}.Average(x${level} => ${body})`,
  (body, level) => `${LIST}.Sum(x${level} => { if (x${level} > 1) return ${body}; return 2; })`,
  (body, level) => `${LIST}.Sum(x${level} => x${level} > 1 ? ${body} : throw new Exception())`,
  (body, level) => `${LIST}.Select(x${level} => ${body}).First()`,
  (body, level) => `${LIST}.SelectMany(x${level} => ${LIST}, (x${level}, y${level}) => ${body}).First()`,
  (body, level) => `${LIST}.GroupBy(x${level} => ${body}, x${level} => 1, (k${level}, v${level}) => k${level}).First()`,
  (body, level) => `((Func<int, Func<int, int>>)(x${level} => y${level} => ${body}))(1)(2)`,
];

function nested(depth: number, around: (body: string, level: number) => string): string {
  let text = '1';
  for (let level = 0; level < depth; level += 1) text = around(text, level);
  return text;
}

/** How many calls of the library are bound while an expression is checked. */
function bindings(text: string): number {
  let count = 0;
  const allowed = allTypes(() => {
    count += 1;
  });
  const binder = new Binder(LIBRARY, PROXY_REQUEST_CONTEXT, allowed);
  binder.value(parseExpressionText(text), new Scope(new FunctionScope(undefined), undefined, undefined));
  return count;
}

test('a lambda in a lambda in a lambda is bound as often as one alone', () => {
  for (const around of AROUND) {
    const one = bindings(nested(2, around)) - bindings(nested(1, around));
    assert.equal(bindings(nested(12, around)), bindings(nested(1, around)) + 11 * one, around('…', 0));
  }
});
