import * as v from 'valibot';
import { UserError } from '../errors.ts';
import type {
  HostApi,
  HostLastError,
  HostOperation,
  HostProduct,
  HostResponse,
  HostSubscription,
  HostUser,
} from '../expression/context/host.ts';
import type { Pair } from './values.ts';

const TEXT = v.optional(v.string(), '');
const MAYBE = v.optional(v.string());
const WHOLE = v.pipe(v.number(), v.integer());
const DATE = v.pipe(
  v.string(),
  v.check(text => !Number.isNaN(Date.parse(text)), 'it is no date'),
  v.transform(text => new Date(text)),
);
const GROUPS = v.optional(v.array(v.strictObject({ id: v.string(), name: TEXT })), []);
const HEADERS = v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())])), {});

const RESPONSE = v.strictObject({
  statusCode: v.optional(v.pipe(WHOLE, v.minValue(100), v.maxValue(999)), 200),
  statusReason: TEXT,
  headers: HEADERS,
  body: v.optional(v.unknown()),
});
const OPERATION = v.strictObject({ id: TEXT, method: TEXT, name: TEXT, urlTemplate: TEXT });
const PRODUCT = v.strictObject({
  id: TEXT,
  name: TEXT,
  approvalRequired: v.optional(v.boolean(), false),
  isPublished: v.optional(v.boolean(), true),
  subscriptionRequired: v.optional(v.boolean(), true),
  subscriptionsLimit: v.optional(WHOLE),
  groups: GROUPS,
});
const SUBSCRIPTION = v.strictObject({
  id: TEXT,
  name: TEXT,
  key: TEXT,
  primaryKey: TEXT,
  secondaryKey: TEXT,
  createdDate: v.optional(DATE, '2026-01-01T00:00:00Z'),
  startDate: v.optional(DATE),
  endDate: v.optional(DATE),
});
const USER = v.strictObject({
  id: TEXT,
  email: TEXT,
  firstName: TEXT,
  lastName: TEXT,
  note: MAYBE,
  registrationDate: v.optional(DATE, '2026-01-01T00:00:00Z'),
  groups: GROUPS,
  identities: v.optional(v.array(v.strictObject({ id: v.string(), provider: TEXT })), []),
});
const LAST_ERROR = v.strictObject({
  source: TEXT,
  reason: MAYBE,
  message: TEXT,
  scope: MAYBE,
  section: MAYBE,
  path: MAYBE,
  policyId: MAYBE,
  httpErrorCode: v.optional(WHOLE, 500),
});
const API = v.strictObject({
  id: TEXT,
  name: TEXT,
  path: TEXT,
  protocols: v.optional(v.array(v.string()), ['https']),
  revision: v.optional(v.string(), '1'),
  version: MAYBE,
  isCurrentRevision: v.optional(v.boolean(), true),
});
const REQUEST = v.strictObject({
  method: v.optional(v.pipe(v.string(), v.regex(/^[\w!#$%&'*+.^`|~-]+$/, 'it is no HTTP method'))),
  url: v.optional(
    v.pipe(
      v.string(),
      v.check(text => /^https?:\/\//i.test(text) && URL.canParse(text), 'it is no http or https URL'),
    ),
  ),
  headers: HEADERS,
  body: v.optional(v.unknown()),
  ipAddress: v.optional(v.string(), '127.0.0.1'),
  matchedParameters: v.optional(v.record(v.string(), v.string()), {}),
});
const CONTEXT = v.strictObject({
  request: v.optional(REQUEST),
  response: v.optional(RESPONSE),
  operation: v.optional(OPERATION),
  product: v.optional(PRODUCT),
  subscription: v.optional(SUBSCRIPTION),
  user: v.optional(USER),
  lastError: v.optional(LAST_ERROR),
  api: v.optional(API),
  variables: v.optional(v.record(v.string(), v.unknown()), {}),
  certificate: MAYBE,
});

/** What a file or the options tell of a call; the request of it lies beside. */
export interface GivenContext {
  readonly request: v.InferOutput<typeof REQUEST> | undefined;
  readonly response: HostResponse | undefined;
  readonly operation: HostOperation | undefined;
  readonly product: HostProduct | undefined;
  readonly subscription: HostSubscription | undefined;
  readonly user: HostUser | undefined;
  readonly lastError: HostLastError | undefined;
  readonly api: HostApi | undefined;
  /** Each value is JSON. */
  readonly variables: readonly Pair[];
  /** A file's name. */
  readonly certificate: string | undefined;
}

/** `what` names it in the sentence of what is wrong with it. */
export function readContext(parts: Readonly<Record<string, unknown>>, what: string): GivenContext {
  const { response, product, subscription, user, api, lastError, operation, ...rest } = parse(parts, what);
  return {
    request: rest.request,
    certificate: rest.certificate,
    variables: Object.entries(rest.variables).map(([name, value]) => [name, JSON.stringify(value)]),
    response: response && {
      statusCode: response.statusCode,
      statusReason: response.statusReason,
      headers: rawHeaders(response.headers),
      body: bodyOf(response.body),
    },
    operation,
    product: product && {
      ...product,
      subscriptionsLimit: product.subscriptionsLimit,
      apis: () => [],
      groups: () => product.groups,
    },
    subscription: subscription && {
      ...subscription,
      startDate: subscription.startDate,
      endDate: subscription.endDate,
    },
    user: user && { ...user, note: user.note, groups: () => user.groups, identities: () => user.identities },
    lastError: lastError && {
      ...lastError,
      reason: lastError.reason,
      scope: lastError.scope,
      section: lastError.section,
      path: lastError.path,
      policyId: lastError.policyId,
    },
    api: api && { ...api, version: api.version, serviceUrl: undefined, subscriptionKeyParameterNames: KEY_NAMES },
  };
}

const KEY_NAMES = { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' };

/** A text as it is, anything else as JSON. */
function bodyOf(body: unknown): HostResponse['body'] {
  if (body === undefined) return undefined;
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { bytes: () => bytes, charset: undefined, isConsumed: false };
}

const rawHeaders = (headers: Readonly<Record<string, string | readonly string[]>>): string[] =>
  Object.entries(headers).flatMap(([name, values]) => [values].flat().flatMap(value => [name, value]));

function parse(parts: Readonly<Record<string, unknown>>, what: string): v.InferOutput<typeof CONTEXT> {
  const result = v.safeParse(CONTEXT, parts);
  if (result.success) return result.output;
  const [{ message, path = [] }] = result.issues;
  const member = path.map(({ key }) => String(key)).join('.');
  throw new UserError(
    'ValidationError',
    `${what} has ${member === '' ? 'something' : `'${member}'`} that cannot be: ${message}. \`apim expression --help\` shows the members.`,
  );
}
