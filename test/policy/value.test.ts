import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import * as expressions from '../../src/expression/compile.ts';
import { csharp } from '../../src/policy/csharp.ts';
import { readElement } from '../../src/policy/document/element.ts';
import { AS_WRITTEN } from '../../src/policy/document/filling.ts';
import type { PolicyExpression } from '../../src/policy/document/policy-expression.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import { derived, readValue, type Value } from '../../src/policy/value.ts';
import { contextWith, fakeServices } from './fake-gateway.ts';

const SCHEMAS = {
  string: v.pipe(v.string(), v.minLength(1, 'must not be empty.')),
  int: v.pipe(v.string(), v.regex(/^\d+$/, 'must be a whole number.'), v.transform(Number)),
  bool: v.pipe(
    v.string(),
    v.picklist(['true', 'false'], 'must be true or false.'),
    v.transform(text => text === 'true'),
  ),
};

const holder = { element: 'test', policy: 'test', scope: 'global', warn: () => undefined } as const;

const compile = (expression: PolicyExpression) => csharp(expressions).compile(expression, holder);

type Type = keyof typeof SCHEMAS;

function read(written: string, type: Type): Value<unknown> {
  const element = readElement(`<test some="${written}" />`, AS_WRITTEN);
  const [attribute] = element.attributes;
  assert.ok(attribute);
  return readValue<v.GenericSchema>(element, attribute, { type, schema: SCHEMAS[type] }, 'test', compile);
}

function evaluated(written: string, type: Type): unknown {
  const value = read(written, type);
  assert.equal(value.kind, 'expression');
  try {
    return value.kind === 'expression' && value.evaluate(contextWith(fakeServices().services));
  } catch (error) {
    assert.ok(error instanceof PolicyError);
    assert.deepEqual(
      [error.source, error.reason, error.responseIsSet],
      ['test', 'ExpressionValueEvaluationFailure', false],
    );
    return error.message;
  }
}

test('a literal is what it is, once for all', () => {
  assert.deepEqual(read('60', 'int'), { kind: 'literal', value: 60 });
  assert.throws(() => read('sixty', 'int'), {
    message: "Error in element 'test' on line 1, column 7: The 'some' attribute must be a whole number.",
  });
});

test('an expression’s value becomes what the attribute wants', () => {
  for (const [written, kind, expected] of [
    ['@("text")', 'string', 'text'],
    ['@(1.50m)', 'string', '1.50'],
    ['@(0.1 + 0.2)', 'string', '0.30000000000000004'],
    ['@(true)', 'string', 'True'],
    ['@(new DateTime(2026, 3, 1))', 'string', '03/01/2026 00:00:00'],
    ['@(context.Request.Headers.GetValueOrDefault("x-name", ""))', 'string', 'value'],
    ['@(60)', 'int', 60],
    ['@(60L)', 'int', 60],
    ['@(context.Request.Headers["X-Number"].First())', 'int', 60],
    ['@(" 60 ")', 'int', 60],
    ['@(1 < 2)', 'bool', true],
    ['@("FALSE ")', 'bool', false],
    ['@{ return context.Request.Method == "GET"; }', 'bool', true],
  ] as const)
    assert.equal(evaluated(written, kind), expected, written);
});

test('what an expression throws, and a value that cannot be, fail the policy with Azure’s reason', () => {
  const failed = 'Expression evaluation failed.';
  for (const [written, kind, expected] of [
    ['@((string)null)', 'string', `${failed} The 'some' attribute must not be null.`],
    ['@("")', 'string', `${failed} The 'some' attribute must not be empty.`],
    ['@("60 apples")', 'int', `${failed} The 'some' attribute must be a whole number.`],
    ['@(60.5)', 'int', `${failed} The 'some' attribute must be a whole number.`],
    ['@("yes")', 'bool', `${failed} The 'some' attribute must be true or false.`],
    ['@(context.Response.StatusCode)', 'int', `${failed} Object reference not set to an instance of an object.`],
    ['@(context.Variables["none"])', 'string', `${failed} The given key 'none' was not present in the dictionary.`],
    [
      '@{ while (true) { } }',
      'string',
      `${failed} The expression was stopped: it seems never to end. An expression may take 10 million steps and 5 seconds. It stands in element 'test' on line 1, column 13 of the policy of all APIs. The options --expression-steps and --expression-timeout of serve and call raise the limit.`,
    ],
  ] as const)
    assert.equal(evaluated(written, kind), expected, written);
});

test('what follows from a literal is made once, and from an expression for each request', () => {
  const made: unknown[] = [];
  const make = (value: unknown): number => made.push(value);
  const context = contextWith(fakeServices().services);
  const ofLiteral = derived(read('60', 'int'), make);
  assert.deepEqual([ofLiteral(context), ofLiteral(context), made], [1, 1, [60]]);
  const ofExpression = derived(read('@(61)', 'int'), make);
  assert.deepEqual([ofExpression(context), ofExpression(context), made], [2, 3, [60, 61, 61]]);
});

test('all expressions of a call have one context, which no call without them has', () => {
  const context = contextWith(fakeServices().services);
  assert.equal(context.policyContext, undefined);
  const value = read('@(context.RequestId)', 'string');
  assert.ok(value.kind === 'expression');
  value.evaluate(context);
  const { policyContext } = context;
  assert.notEqual(policyContext, undefined);
  value.evaluate(context);
  assert.equal(context.policyContext, policyContext);
  context.variables.set('x', 'y');
  const variable = read('@((string)context.Variables["x"])', 'string');
  assert.equal(variable.kind === 'expression' && variable.evaluate(context), 'y');
});
