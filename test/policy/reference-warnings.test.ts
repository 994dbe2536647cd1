import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../src/expression/compile.ts';
import { csharp } from '../../src/policy/csharp.ts';

const place = (offset: number) => ({ line: 1, column: offset + 1 });

function warningsOf(source: string): readonly string[] {
  const told: string[] = [];
  csharp({ compile }).compile(
    { source, positionAt: place, element: 'set-backend-service', attribute: 'base-url' },
    {
      element: 'set-backend-service',
      policy: 'set-backend-service',
      scope: 'global',
      warn: (_, sentence) => told.push(sentence),
    },
  );
  return told;
}

const UNINTENDED = 'Possible unintended reference comparison; to get a value comparison, cast the';

test('a comparison of an object with a text is warned of at save, with its place', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      '@(context.Variables["x"] == "openai")',
      [
        `The expression of 'set-backend-service' on line 1, column 3: CS0252: ${UNINTENDED} left hand side to type 'string'.`,
      ],
    ],
    [
      '@(true && "a" != context.Variables["x"])',
      [
        `The expression of 'set-backend-service' on line 1, column 11: CS0253: ${UNINTENDED} right hand side to type 'string'.`,
      ],
    ],
    [
      '@(context.Variables.Any(v => v.Value == "a"))',
      [
        `The expression of 'set-backend-service' on line 1, column 30: CS0252: ${UNINTENDED} left hand side to type 'string'.`,
      ],
    ],
    ['@((string)context.Variables["x"] == "a")', []],
    ['@((object)context.Variables["x"] == "a")', []],
    ['@(context.Variables["x"] == null)', []],
    ['@(context.Variables["x"] == context.Variables["y"])', []],
    ['@("a" == context.Request.Method)', []],
  ];
  for (const [source, warnings] of rows) assert.deepEqual(warningsOf(source), warnings, source);
});
