import { Option } from 'commander';
import type { ApiInput } from '../resources/apis.ts';
import type { NewApiInput } from '../resources/apis-in-products.ts';
import { ListedOption } from './listed.ts';
import { type MemberOption, memberOptions, onlyOfNew } from './member-options.ts';
import { repeated } from './values.ts';

const { member, required, switched, text, word } = memberOptions<ApiInput>();

const PATH = required('--path <suffix>', 'the first segments of its URLs here, such as orders; may be empty', path => ({
  path,
}));

const PROTOCOLS = member(
  () => new Option('--protocols <protocols...>', 'http, https or both (else https)'),
  // PowerShell's own writing is `Http,Https`.
  (protocols: string[]) => ({ protocols: protocols.flatMap(words => words.toLowerCase().split(/[\s,]+/)) }),
  undefined,
);

const DESCRIPTION = text('--description <text>', 'a description', description => ({ description }), [
  'description',
  { description: null },
]);

const SERVICE_URL = text('--service-url <url>', 'the backend that it calls', serviceUrl => ({ serviceUrl }), [
  'service-url',
  { serviceUrl: null },
]);

const NAME = text('--name <text>', 'its display name (else the id)', displayName => ({ displayName }), undefined);

const KEYS: readonly MemberOption<ApiInput>[] = [
  switched('subscription-required', 'whether it is called with a subscription key (else no)', required => ({
    subscriptionRequired: required,
  })),
  text(
    '--subscription-key-header-name <name>',
    'the header of the key (else Ocp-Apim-Subscription-Key)',
    header => ({ subscriptionKeyParameterNames: { header } }),
    ['subscription-key-header-name', { subscriptionKeyParameterNames: { header: null } }],
  ),
  text(
    '--subscription-key-query-param-name <name>',
    'the parameter of the query for it (else subscription-key)',
    query => ({ subscriptionKeyParameterNames: { query } }),
    ['subscription-key-query-param-name', { subscriptionKeyParameterNames: { query: null } }],
  ),
];

/** What Set-AzApiManagementApiRevision takes. */
export const REVISION_SETTINGS: readonly MemberOption<ApiInput>[] = [
  NAME,
  DESCRIPTION,
  PATH,
  SERVICE_URL,
  PROTOCOLS,
  ...KEYS,
];

export const API_OPTIONS: readonly MemberOption<NewApiInput>[] = [
  // First, so that all else is over what is copied.
  onlyOfNew({
    add: command =>
      command
        .addOption(
          new ListedOption(
            '--source-api-id <id>',
            'begin as a copy of this API, for another version',
            'apis',
          ).conflicts('certificate'),
        )
        .addOption(new Option('--source-api-revision <number>', 'of this revision of it (else of the current one)')),
    given: async (_env, command) => {
      const { sourceApiId, sourceApiRevision }: { sourceApiId?: string; sourceApiRevision?: string } = command.opts();
      return sourceApiId === undefined ? undefined : { source: { apiId: sourceApiId, revision: sourceApiRevision } };
    },
    removal: undefined,
  }),
  NAME,
  DESCRIPTION,
  PATH,
  SERVICE_URL,
  PROTOCOLS,
  member(
    () =>
      new ListedOption(
        '--certificate <id|thumbprint>',
        'the client certificate to present: written into its inbound policy, as the portal does',
        'certificates',
      ),
    (certificate: string | false) => ({ certificate }),
    undefined,
  ),
  ...KEYS,
  onlyOfNew({
    add: command =>
      command.addOption(
        new ListedOption('--product-id <id>', 'put it into this product too (repeatable)', 'products').argParser(
          repeated,
        ),
      ),
    given: async (_env, command) => {
      const { productId }: { productId?: string[] } = command.opts();
      return productId === undefined ? undefined : { productIds: productId };
    },
    removal: undefined,
  }),
  text('--api-version <version>', 'which version of its version set it is', apiVersion => ({ apiVersion }), [
    'api-version',
    { apiVersion: null },
  ]),
  text(
    '--api-version-description <text>',
    'a description of the version',
    apiVersionDescription => ({ apiVersionDescription }),
    ['api-version-description', { apiVersionDescription: null }],
  ),
  member(
    () => new ListedOption('--api-version-set-id <id>', 'the version set that it is in', 'apiVersionSets'),
    (apiVersionSetId: string) => ({ apiVersionSetId: lastSegment(apiVersionSetId) }),
    ['api-version-set-id', { apiVersionSetId: null, apiVersion: null }],
  ),
  word('--api-type <type>', 'what kind of API it is: http so far', ['http'], () => ({}), undefined),
  text('--terms-of-service-url <url>', 'its terms of service', termsOfServiceUrl => ({ termsOfServiceUrl }), [
    'terms-of-service-url',
    { termsOfServiceUrl: null },
  ]),
  text('--contact-name <name>', 'whom to ask', name => ({ contact: { name } }), ['contact', { contact: null }]),
  text('--contact-url <url>', 'where to ask', url => ({ contact: { url } }), undefined),
  text('--contact-email <address>', 'where to write to', email => ({ contact: { email } }), undefined),
  text('--license-name <name>', 'its licence', name => ({ license: { name } }), ['license', { license: null }]),
  text('--license-url <url>', 'where its licence is', url => ({ license: { url } }), undefined),
];

/** Azure has the whole ARM id. */
const lastSegment = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
