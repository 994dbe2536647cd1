import { SCOPE_KINDS, type ScopeKind } from '../../../model/scope.ts';
import { SECTIONS, type Section } from '../../sections.ts';
import type { NotRun } from './not-run.ts';
import { inAnyOrder, type Noted, noted } from './notation.ts';

const IN: readonly Section[] = ['inbound'];
const IN_OUT: readonly Section[] = ['inbound', 'outbound'];
const IN_OUT_ERROR: readonly Section[] = ['inbound', 'outbound', 'on-error'];
const OUT: readonly Section[] = ['outbound'];
const OUT_ERROR: readonly Section[] = ['outbound', 'on-error'];

const NO_WORKSPACE: readonly ScopeKind[] = ['global', 'product', 'api', 'operation'];
const NO_OPERATION: readonly ScopeKind[] = ['global', 'workspace', 'product', 'api'];

const row = (sections: readonly Section[], scopes: readonly ScopeKind[], form: Noted, why: string): NotRun => ({
  sections,
  scopes,
  noted: form,
  why,
});

/** Its page counts one for a section. */
const onceASection = (of: NotRun): NotRun => ({ ...of, once: 'in a section' });

const SCHEMAS = 'It checks by the schemas of an API, which are not kept here yet.';
const TELEMETRY = 'There is no Application Insights here that it could send to.';
const DAPR = 'It needs a Dapr sidecar; Azure runs it in self-hosted gateways alone.';
const TOKENS = 'It counts the tokens of language models, which is not built yet.';
const SEMANTIC = 'It needs an external cache that compares vectors.';

const ACTION = 'ignore|prevent|detect';

const dimensions = (attributes: string): Noted =>
  noted(attributes, [['dimension', 'at least once', noted('name! value', 'nothing')]]);

const tokenLimit = noted(
  'counter-key! tokens-per-minute:int token-quota:int token-quota-period:Hourly|Daily|Weekly|Monthly|Yearly estimate-prompt-tokens!=:bool ' +
    'retry-after-header-name= retry-after-variable-name= remaining-quota-tokens-header-name= remaining-quota-tokens-variable-name= ' +
    'remaining-tokens-header-name= remaining-tokens-variable-name= tokens-consumed-header-name= tokens-consumed-variable-name=',
  'nothing',
  [{ names: ['tokens-per-minute', 'token-quota'], required: true, several: true }],
);

const semanticLookup = noted(
  'score-threshold!=:number embeddings-backend-id!= embeddings-backend-auth!=:system-assigned ignore-system-messages=:bool max-message-count=:int cache-id=',
  [['vary-by', 'any number', noted('', 'text')]],
);
const semanticStore = noted('duration!:int cache-response:bool', 'nothing');

const headerParameters = noted(`specified-parameter-action!:${ACTION} unspecified-parameter-action!:${ACTION}`, [
  ['parameter', 'any number', noted(`name!= action!=:${ACTION}`, 'nothing')],
]);
const pathParameters = noted(`specified-parameter-action!:${ACTION}`, [
  ['parameter', 'any number', noted(`name!= action!=:${ACTION}`, 'nothing')],
]);

const identity = noted(
  'thumbprint= serial-number= common-name= subject= dns-name= issuer-subject= issuer-thumbprint= issuer-certificate-id=',
  'nothing',
);

/**
 * By element name. A policy that gets a statement of its own leaves this table.
 * https://learn.microsoft.com/azure/api-management/api-management-policies
 */
export const NOT_RUN: ReadonlyMap<string, NotRun> = new Map([
  ['azure-openai-emit-token-metric', row(IN, SCOPE_KINDS, dimensions('namespace='), TELEMETRY)],
  ['azure-openai-semantic-cache-lookup', onceASection(row(IN, NO_WORKSPACE, semanticLookup, SEMANTIC))],
  ['azure-openai-semantic-cache-store', onceASection(row(OUT, NO_WORKSPACE, semanticStore, SEMANTIC))],
  ['azure-openai-token-limit', row(IN, SCOPE_KINDS, tokenLimit, TOKENS)],
  [
    'cache-value',
    row(
      SECTIONS,
      SCOPE_KINDS,
      noted(
        'key! variable-name!= expires-after!:int refresh-after:int default-value caching-type:internal|external|prefer-external',
        [['value', 'once', noted('', 'policies')]],
      ),
      'Only the policy toolkit tells of it, and not what it does to the letter.',
    ),
  ],
  ['cross-domain', row(IN, ['global'], noted('', 'anything'), 'It is for Flash and Silverlight.')],
  ['emit-metric', row(SECTIONS, SCOPE_KINDS, dimensions('name!= namespace= value'), TELEMETRY)],
  [
    'get-authorization-context',
    row(
      IN,
      NO_WORKSPACE,
      noted(
        'provider-id! authorization-id! context-variable-name! identity-type:managed|jwt identity ignore-error:bool',
        'nothing',
      ),
      'It needs the credential manager of Azure.',
    ),
  ],
  [
    'invoke-dapr-binding',
    row(
      IN_OUT_ERROR,
      NO_WORKSPACE,
      noted('name! operation= ignore-error=:bool response-variable-name= timeout:int template= content-type=', [
        ['metadata', 'at most once', noted('', [['item', 'any number', noted('key!', 'text')]])],
        ['data', 'at most once', noted('', 'text')],
      ]),
      DAPR,
    ),
  ],
  [
    'invoke-request',
    row(
      SECTIONS,
      SCOPE_KINDS,
      noted('method url backend-id response-variable-name=', [
        ['header', 'any number', noted('name! value!', 'nothing')],
        ['body', 'at most once', noted('', 'text')],
      ]),
      'Only the policy toolkit tells of it, and not what it does to the letter.',
    ),
  ],
  [
    'llm-content-safety',
    row(
      IN_OUT,
      NO_OPERATION,
      noted('backend-id! shield-prompt:bool enforce-on-completions:bool window-size:int window-overlap-size:int', [
        [
          'categories',
          'at most once',
          noted('output-type:FourSeverityLevels|EightSeverityLevels', [
            ['category', 'any number', noted('name! threshold!:int', 'nothing')],
          ]),
        ],
        ['blocklists', 'at most once', noted('', [['id', 'any number', noted('', 'text')]])],
      ]),
      'It asks Azure AI Content Safety, which is not built yet.',
    ),
  ],
  ['llm-emit-token-metric', row(IN, SCOPE_KINDS, dimensions('namespace='), TELEMETRY)],
  ['llm-semantic-cache-lookup', onceASection(row(IN, NO_WORKSPACE, semanticLookup, SEMANTIC))],
  ['llm-semantic-cache-store', onceASection(row(OUT, NO_WORKSPACE, semanticStore, SEMANTIC))],
  ['llm-token-limit', row(IN, SCOPE_KINDS, tokenLimit, TOKENS)],
  [
    'log-to-eventhub',
    row(
      SECTIONS,
      NO_WORKSPACE,
      noted('logger-id! partition-id= partition-key', 'text', [
        { names: ['partition-id', 'partition-key'], required: false },
      ]),
      'It sends by a logger, and there are none here yet.',
    ),
  ],
  [
    'proxy',
    row(
      IN,
      SCOPE_KINDS,
      noted('url! username password', 'nothing'),
      'A backend entity can have a proxy; this is not built yet.',
    ),
  ],
  [
    'publish-to-dapr',
    row(
      IN,
      NO_WORKSPACE,
      noted(
        'topic! pubsub-name ignore-error=:bool response-variable-name= timeout:int template= content-type=',
        'text',
      ),
      DAPR,
    ),
  ],
  [
    'send-service-bus-message',
    row(
      IN_OUT_ERROR,
      NO_WORKSPACE,
      inAnyOrder(
        'queue-name topic-name namespace client-id',
        [
          [
            'message-properties',
            'at most once',
            noted('', [['message-property', 'any number', noted('name!', 'text')]]),
          ],
          ['payload', 'once', noted('', 'text')],
        ],
        [{ names: ['queue-name', 'topic-name'], required: true }],
      ),
      'It sends to Azure Service Bus, which is not built yet.',
    ),
  ],
  [
    'validate-client-certificate',
    row(
      IN,
      SCOPE_KINDS,
      noted(
        'validate-revocation=:bool validate-trust=:bool validate-not-before=:bool validate-not-after=:bool ignore-error=:bool',
        [['identities', 'at most once', noted('', [['identity', 'any number', identity]])]],
      ),
      'The gateway does not ask callers for certificates yet.',
    ),
  ],
  [
    'validate-content',
    row(
      IN_OUT_ERROR,
      SCOPE_KINDS,
      noted(
        `unspecified-content-type-action!:${ACTION} max-size!:int size-exceeded-action!:${ACTION} errors-variable-name=`,
        [
          [
            'content-type-map',
            'at most once',
            noted('any-content-type-value= missing-content-type-value=', [
              ['type', 'any number', noted('from= when to!=', 'nothing')],
            ]),
          ],
          [
            'content',
            'any number',
            noted(
              `type= validate-as!=:json|xml|soap schema-id= schema-ref= action!=:${ACTION} allow-additional-properties=:bool case-insensitive-property-names=:bool`,
              'nothing',
            ),
          ],
        ],
      ),
      SCHEMAS,
    ),
  ],
  [
    'validate-graphql-request',
    onceASection(
      row(
        IN,
        NO_OPERATION,
        noted('error-variable-name max-size!:int max-depth:int', [
          ['authorize', 'at most once', noted('', [['rule', 'any number', noted('path! action!', 'nothing')]])],
        ]),
        SCHEMAS,
      ),
    ),
  ],
  [
    'validate-headers',
    onceASection(
      row(
        OUT_ERROR,
        SCOPE_KINDS,
        noted(`specified-header-action!:${ACTION} unspecified-header-action!:${ACTION} errors-variable-name=`, [
          ['header', 'any number', noted(`name!= action!=:${ACTION}`, 'nothing')],
        ]),
        SCHEMAS,
      ),
    ),
  ],
  [
    'validate-odata-request',
    onceASection(
      row(
        IN,
        NO_OPERATION,
        noted(
          'error-variable-name= default-odata-version= min-odata-version= max-odata-version= max-size=:int',
          'nothing',
        ),
        SCHEMAS,
      ),
    ),
  ],
  [
    'validate-parameters',
    onceASection(
      row(
        IN,
        SCOPE_KINDS,
        noted(`specified-parameter-action!:${ACTION} unspecified-parameter-action!:${ACTION} errors-variable-name=`, [
          ['headers', 'at most once', headerParameters],
          ['query', 'at most once', headerParameters],
          ['path', 'at most once', pathParameters],
        ]),
        SCHEMAS,
      ),
    ),
  ],
  [
    'validate-status-code',
    onceASection(
      row(
        OUT_ERROR,
        SCOPE_KINDS,
        noted(`unspecified-status-code-action!:${ACTION} errors-variable-name= error-variable-name=`, [
          ['status-code', 'any number', noted(`code!=:int action!=:${ACTION}`, 'nothing')],
        ]),
        SCHEMAS,
      ),
    ),
  ],
  [
    'xsl-transform',
    onceASection(
      row(
        IN_OUT,
        SCOPE_KINDS,
        noted('', [
          ['parameter', 'any number', noted('name= parameter-name=', 'text')],
          ['xsl:stylesheet', 'once', noted('', 'anything')],
        ]),
        'There is nothing here yet that runs XSLT.',
      ),
    ),
  ],
]);

const RESOLVER = 'It belongs to a GraphQL resolver, which is no policy document; there are no resolvers here yet.';

/** What Azure has for documents of another kind. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ['cosmosdb-data-source', RESOLVER],
  ['http-data-source', RESOLVER],
  ['publish-event', RESOLVER],
  ['set-graphql-resolver', RESOLVER],
  ['sql-data-source', RESOLVER],
]);
