import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCOPE_KINDS } from '../../../src/model/scope.ts';
import { compileDocument } from '../../../src/policy/compile.ts';
import { NOT_RUN } from '../../../src/policy/statements/not-run/table.ts';
import { everything, fakeServices, tools } from '../fake-gateway.ts';
import { run } from '../run.ts';

const document = (section: string, inside: string): string =>
  `<policies><backend><forward-request /></backend><${section}>${inside}</${section}></policies>`;

/** One of each kind, as people write it. */
const WRITTEN: Readonly<Record<string, string>> = {
  'azure-openai-emit-token-metric':
    '<azure-openai-emit-token-metric namespace="openai"><dimension name="User ID" /><dimension name="Client IP" value="@(context.Request.IpAddress)" /></azure-openai-emit-token-metric>',
  'azure-openai-semantic-cache-lookup':
    '<azure-openai-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings" embeddings-backend-auth="system-assigned" ignore-system-messages="true" max-message-count="10"><vary-by>@(context.Subscription.Id)</vary-by></azure-openai-semantic-cache-lookup>',
  'azure-openai-semantic-cache-store': '<azure-openai-semantic-cache-store duration="60" />',
  'azure-openai-token-limit':
    '<azure-openai-token-limit counter-key="@(context.Request.IpAddress)" tokens-per-minute="5000" estimate-prompt-tokens="false" remaining-tokens-variable-name="left" />',
  'cache-value':
    '<cache-value key="a" variable-name="v" expires-after="60" refresh-after="30"><value><set-header name="a"><value>1</value></set-header></value></cache-value>',
  'cross-domain':
    '<cross-domain><cross-domain-policy><allow-http-request-headers-from domain="*" headers="*" /></cross-domain-policy></cross-domain>',
  'emit-metric':
    '<emit-metric name="Request" value="1" namespace="my"><dimension name="API ID" /><dimension name="x" value="@("y")" /></emit-metric>',
  'get-authorization-context':
    '<get-authorization-context provider-id="github" authorization-id="auth" context-variable-name="token" identity-type="managed" ignore-error="false" />',
  'invoke-dapr-binding':
    '<invoke-dapr-binding name="queue" operation="create" ignore-error="true" response-variable-name="r" timeout="5" template="Liquid" content-type="application/json"><metadata><item key="k">v</item></metadata><data>@("x")</data></invoke-dapr-binding>',
  'invoke-request':
    '<invoke-request url="https://a.test" method="GET" response-variable-name="r"><header name="a" value="b" /><body>x</body></invoke-request>',
  'llm-content-safety':
    '<llm-content-safety backend-id="safety" shield-prompt="true"><categories output-type="EightSeverityLevels"><category name="Hate" threshold="4" /></categories><blocklists><id>list</id></blocklists></llm-content-safety>',
  'llm-emit-token-metric': '<llm-emit-token-metric><dimension name="API ID" /></llm-emit-token-metric>',
  'llm-semantic-cache-lookup':
    '<llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="e" embeddings-backend-auth="system-assigned" />',
  'llm-semantic-cache-store': '<llm-semantic-cache-store duration="@(60)" cache-response="true" />',
  'llm-token-limit':
    '<llm-token-limit counter-key="a" token-quota="@(1000)" token-quota-period="Monthly" estimate-prompt-tokens="true" remaining-quota-tokens-header-name="X-Left" />',
  'log-to-eventhub': '<log-to-eventhub logger-id="hub" partition-id="0">@(context.Request.Method)</log-to-eventhub>',
  proxy: '<proxy url="http://proxy.test:8080" username="u" password="p" />',
  'publish-to-dapr':
    '<publish-to-dapr pubsub-name="orders" topic="new" response-variable-name="r">@("x")</publish-to-dapr>',
  'send-service-bus-message':
    '<send-service-bus-message queue-name="orders"><payload>@("x")</payload><message-properties><message-property name="a">b</message-property></message-properties></send-service-bus-message>',
  'validate-client-certificate':
    '<validate-client-certificate validate-trust="true" ignore-error="false"><identities><identity thumbprint="a" /><identity common-name="b" issuer-subject="c" /></identities></validate-client-certificate>',
  'validate-content':
    '<validate-content unspecified-content-type-action="prevent" max-size="102400" size-exceeded-action="detect" errors-variable-name="errors"><content-type-map any-content-type-value="application/json"><type from="a" to="b" /><type when="@(true)" to="b" /></content-type-map><content type="application/json" validate-as="json" action="detect" allow-additional-properties="false" /></validate-content>',
  'validate-graphql-request':
    '<validate-graphql-request error-variable-name="e" max-size="102400" max-depth="4"><authorize><rule path="/Missions/name" action="@("reject")" /></authorize></validate-graphql-request>',
  'validate-headers':
    '<validate-headers specified-header-action="ignore" unspecified-header-action="prevent" errors-variable-name="e"><header name="a" action="detect" /></validate-headers>',
  'validate-odata-request':
    '<validate-odata-request error-variable-name="e" default-odata-version="4.0" max-size="10" />',
  'validate-parameters':
    '<validate-parameters specified-parameter-action="prevent" unspecified-parameter-action="prevent"><headers specified-parameter-action="ignore" unspecified-parameter-action="ignore"><parameter name="a" action="detect" /></headers><query specified-parameter-action="ignore" unspecified-parameter-action="@("ignore")" /><path specified-parameter-action="detect" /></validate-parameters>',
  'validate-status-code':
    '<validate-status-code unspecified-status-code-action="prevent" error-variable-name="e"><status-code code="404" action="detect" /></validate-status-code>',
  'xsl-transform':
    '<xsl-transform><parameter name="a">@("b")</parameter><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">text<xsl:value-of select="@id" /></xsl:template></xsl:stylesheet></xsl-transform>',
};

for (const [name, { sections, scopes }] of NOT_RUN) {
  const [section = 'inbound'] = sections;
  const [scope = 'api'] = scopes.toReversed();
  const written = WRITTEN[name] ?? '';
  const source = document(section, written);

  test(`${name} is read, and named as not run yet`, () => {
    const { warnings, unsupported } = compileDocument(source, scope, tools(everything));
    assert.deepEqual(unsupported, [name]);
    const column = source.indexOf(`<${name}`) + 1;
    assert.deepEqual(warnings, [
      {
        message: `The '${name}' policy on line 1, column ${column} is not run yet: a request that comes to it is answered 500, unless --skip-unsupported of serve and call leaves it out.`,
        position: { line: 1, column },
        within: undefined,
      },
    ]);
  });

  test(`${name} is refused where it may not stand, with another attribute, and with another part`, () => {
    const message = (text: string, at = scope): string => {
      try {
        compileDocument(text, at, tools(everything));
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    for (const other of ['inbound', 'outbound', 'on-error'] as const)
      assert.equal(
        /may not stand in the .* section/.test(message(document(other, written))),
        !sections.includes(other),
        `${name} in ${other}`,
      );
    for (const other of SCOPE_KINDS)
      assert.equal(
        /may not stand at .* scope/.test(message(source, other)),
        !scopes.includes(other),
        `${name} at ${other}`,
      );
    const [tag = ''] = /^<[a-z-]+/.exec(written) ?? [];
    assert.match(message(source.replace(tag, `${tag} no-such="x"`)), /The 'no-such' attribute is not declared\./);
    if (name !== 'cross-domain')
      assert.match(
        message(document(section, `<${name}><no-such-part /></${name}>`)),
        /Only .* may stand in|No element may stand in/,
      );
  });
}

test('a request that comes to one fails, with the reason', async () => {
  const { services, asked } = fakeServices();
  const inbound =
    '<choose><when condition="true"><emit-metric id="m" name="a"><dimension name="API ID" /></emit-metric></when></choose>';
  const { lastError } = await run({ api: { inbound, backend: '<forward-request />' } }, everything, services);
  assert.deepEqual(lastError, {
    source: 'emit-metric',
    reason: 'PolicyNotSupported',
    message:
      "This version of apim does not run 'emit-metric' yet. The option --skip-unsupported of serve and call leaves it out.",
    scope: 'api',
    section: 'inbound',
    path: 'choose[1]/when[1]',
    policyId: 'm',
  });
  assert.equal(asked.length, 0);
});

test('where they are skipped, nothing is left of one', () => {
  const compiled = compileDocument(document('inbound', `${WRITTEN['emit-metric']}`), 'api', {
    ...tools(everything),
    skipsUnsupported: true,
  });
  assert.deepEqual(compiled.sections.inbound.withBase([]), []);
});
