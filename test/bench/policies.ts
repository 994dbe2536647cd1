import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeldBody } from '../../src/http/message.ts';
import { compileDocument } from '../../src/policy/compile.ts';
import { combine } from '../../src/policy/effective.ts';
import { runSteps } from '../../src/policy/run-steps.ts';
import { contextWith, fakeServices, nothing, tools } from '../policy/fake-gateway.ts';
import { nanoseconds, nanosecondsOfBoth, PROGRAM, wallTime } from './measure.ts';
import type { Row } from './table.ts';

const STEPS = Array.from(
  { length: 10 },
  (_, index) => `<set-header name="X-${index}" exists-action="override"><value>${index}</value></set-header>`,
).join('');

/** The runner against a loop over the same functions. */
function running(): Row {
  const document = `<policies><inbound>${STEPS}</inbound><backend /><outbound /><on-error /></policies>`;
  const { inbound } = combine([compileDocument(document, 'api', tools(nothing))]);
  const context = contextWith(fakeServices().services);
  const byHand = (): void => {
    for (const step of inbound) step.run(context, step);
  };
  const ours = nanoseconds(100_000, () => runSteps(inbound, context));
  const plain = nanoseconds(100_000, byHand);
  return {
    what: 'running 10 steps that nobody observes, against calling them',
    measured: `${ours.toFixed(0)} ns, ${plain.toFixed(0)} ns`,
    ratio: ours / plain,
    reach: 1.2,
  };
}

const BODY = Buffer.from(
  JSON.stringify({
    orderId: 12345,
    lines: Array.from({ length: 171 }, (_, index) => ({
      sku: `A-${index}`,
      quantity: index,
      note: 'leave it at the door',
    })),
  }),
);
const CHANGING =
  '@{ var body = context.Request.Body.As<JObject>(preserveContent: true); body["orderId"] = 7; return body.ToString(Newtonsoft.Json.Formatting.None); }';

/** A body of 10 KiB read, changed and written. */
function changingBody(): Row {
  const document = `<policies><inbound><set-body>${CHANGING}</set-body></inbound><backend /><outbound /><on-error /></policies>`;
  const { inbound } = combine([compileDocument(document, 'api', tools(nothing))]);
  const context = contextWith(fakeServices().services);
  const [ours, plain] = nanosecondsOfBoth(
    100,
    () => {
      context.request.body = new HeldBody(BODY);
      return runSteps(inbound, context);
    },
    () => {
      const body = JSON.parse(BODY.toString());
      body.orderId = 7;
      return Buffer.from(JSON.stringify(body));
    },
  );
  return {
    what: `set-body through a JObject of ${BODY.length} bytes, against the same in JavaScript`,
    measured: `${(ours / 1000).toFixed(0)} µs, ${(plain / 1000).toFixed(0)} µs`,
    ratio: ours / plain,
    reach: 3,
  };
}

const DOCUMENTS = 10_000;
const REACH_SECONDS = 30;

/** No two alike: with named values, blocks, and expressions of both forms. */
const generated = (index: number): string => `<policies>
  <inbound>
    <base />
    <set-backend-service base-url="https://contoso.com/${index}" />
    <set-variable name="v${index}" value="@(context.Request.Headers.GetValueOrDefault("X-${index}", "{{name-${index % 50}}}"))" />
    <choose>
      <when condition="@(context.Request.Method == "POST" && ((string)context.Variables["v${index}"]).Length > ${index})">
        <set-body>@{
          var body = context.Request.Body.As<JObject>(preserveContent: true);
          body["index"] = ${index};
          return body.ToString();
        }</set-body>
      </when>
      <otherwise>
        <return-response>
          <set-status code="404" reason="Not Found" />
          <set-header name="X-${index}" exists-action="override"><value>@(context.RequestId.ToString())</value></set-header>
        </return-response>
      </otherwise>
    </choose>
  </inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>
`;

/** A whole command, as a job of CI runs it. */
function validating(): Row {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  try {
    const documents = join(folder, 'documents');
    mkdirSync(documents);
    for (let index = 0; index < DOCUMENTS; index += 1) writeFileSync(join(documents, `${index}.xml`), generated(index));
    const seconds =
      wallTime(join(folder, 'home'), [PROGRAM, 'policy', 'validate', documents, '--query', 'length(@)']) / 1000;
    return {
      what: `policy validate of ${DOCUMENTS} documents, against ${REACH_SECONDS} s`,
      measured: `${seconds.toFixed(1)} s`,
      ratio: seconds / REACH_SECONDS,
      reach: 1,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What policies cost besides what they do. */
export const policyRows = async (): Promise<Row[]> => [running(), changingBody(), validating()];
