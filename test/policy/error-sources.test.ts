import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, fakeServices } from './fake-gateway.ts';
import { run } from './run.ts';

const THROWS = '@(int.Parse("x"))';
const BOOL = '@(int.Parse("x") == 1)';

/** A policy with a child whose expression throws, and what LastError calls it. */
const CASES: readonly (readonly [policy: string, source: string])[] = [
  [`<set-header name="a"><value>${THROWS}</value></set-header>`, 'set-header'],
  [`<set-query-parameter name="a"><value>${THROWS}</value></set-query-parameter>`, 'set-query-parameter'],
  [`<choose><when condition="${BOOL}" /></choose>`, 'choose'],
  [
    `<choose><when condition="true"><set-header name="a"><value>${THROWS}</value></set-header></when></choose>`,
    'set-header',
  ],
  [`<set-body><value>${THROWS}</value></set-body>`, 'set-body'],
  [`<return-response><set-header name="a"><value>${THROWS}</value></set-header></return-response>`, 'set-header'],
  [
    `<send-request response-variable-name="r"><set-url>${THROWS}</set-url><set-method>GET</set-method></send-request>`,
    'send-request',
  ],
  [`<ip-filter action="allow"><address>${THROWS}</address></ip-filter>`, 'ip-filter'],
  [`<ip-filter action="allow"><address-range from="@("2.0.0.1")" to="1.0.0.1" /></ip-filter>`, 'ip-filter'],
  [`<trace source="me"><message>${THROWS}</message></trace>`, 'trace'],
];

for (const [policy, source] of CASES)
  test(`the source of an error is the policy, and no part of it: ${policy}`, async () => {
    const { lastError } = await run({ api: { inbound: policy, backend: '' } }, everything, fakeServices().services);
    assert.deepEqual([lastError?.source, lastError?.reason], [source, 'ExpressionValueEvaluationFailure']);
  });
