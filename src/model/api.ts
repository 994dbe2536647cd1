import * as v from 'valibot';
import { apiReleaseShape } from './api-release.ts';
import { apiSchemaShape } from './api-schema.ts';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { operationShape } from './operation.ts';
import { text } from './parse.ts';
import { httpUrl } from './url.ts';

export const API_PROTOCOLS = ['http', 'https'] as const;

/** One segment or several, without a slash at either end. */
const path = v.pipe(
  v.string('must be text.'),
  v.maxLength(400, 'must have at most 400 characters.'),
  v.transform(value => value.replace(/^\/+|\/+$/g, '')),
  v.check(
    value =>
      value === '' || value.split('/').every(segment => /^[^\s?#*%\\{};]+$/.test(segment) && !/^\.\.?$/.test(segment)),
    'must be path segments such as orders or shop/orders, without empty segments, spaces or any of ? # * % \\ { } ;.',
  ),
);

/** An API with what belongs to it. https://learn.microsoft.com/rest/api/apimanagement/apis/create-or-update */
export const apiShape = v.strictObject({
  id: identifier(256),
  displayName: text(1, 300),
  description: v.exactOptional(v.string()),
  path,
  serviceUrl: v.exactOptional(httpUrl),
  protocols: v.pipe(
    v.array(v.picklist(API_PROTOCOLS, 'must be http or https.')),
    v.minLength(1, 'must name at least one of http and https.'),
    v.transform(protocols => [...new Set(protocols)].sort()),
  ),
  subscriptionRequired: v.boolean(),
  /** By what names a key is sent; what is left out has Azure's own. */
  subscriptionKeyParameterNames: v.exactOptional(
    v.strictObject({ header: v.exactOptional(text(1, 100)), query: v.exactOptional(text(1, 100)) }),
  ),
  /** Absent: 1. */
  apiRevision: v.exactOptional(text(1, 100)),
  apiRevisionDescription: v.exactOptional(text(0, 256)),
  /** Absent: true. Of all revisions of an API one is current. */
  isCurrent: v.exactOptional(v.boolean()),
  /** Absent: true. A revision that is not online is not served. */
  isOnline: v.exactOptional(v.boolean()),
  apiVersion: v.exactOptional(text(1, 100)),
  apiVersionDescription: v.exactOptional(text(0, 256)),
  /** The id of its set. */
  apiVersionSetId: v.exactOptional(v.string()),
  termsOfServiceUrl: v.exactOptional(v.string()),
  contact: v.exactOptional(
    v.strictObject({
      name: v.exactOptional(v.string()),
      url: v.exactOptional(v.string()),
      email: v.exactOptional(v.string()),
    }),
  ),
  license: v.exactOptional(v.strictObject({ name: v.exactOptional(v.string()), url: v.exactOptional(v.string()) })),
  /** Of all its revisions, with the current one; sorted by id. */
  releases: v.exactOptional(v.array(apiReleaseShape)),
  /** Sorted by id; absent: everything is forwarded. */
  operations: v.exactOptional(v.array(operationShape)),
  /** Sorted by id. */
  schemas: v.exactOptional(v.array(apiSchemaShape)),
  /** The policy document of the scope "all operations", as typed (rawxml). */
  policy: v.exactOptional(v.string()),
});
export type Api = v.InferOutput<typeof apiShape>;

export const API = {
  segment: 'apis',
  noun: 'API',
  article: 'an',
  command: 'api',
  properties: ({ id: _, policy: __, operations: ___, releases: ____, schemas: _____, ...properties }: Api) =>
    properties,
} as const satisfies Described<Api, object>;

/** https://learn.microsoft.com/azure/api-management/api-management-subscriptions#use-a-subscription-key */
export const KEY_NAMES = { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' } as const;

export const keyNamesOf = ({ subscriptionKeyParameterNames }: Api): { header: string; query: string } => ({
  ...KEY_NAMES,
  ...subscriptionKeyParameterNames,
});

export const revisionOf = ({ apiRevision }: Api): string => apiRevision ?? '1';

/** What stands between an API's id, or its path, and the number of a revision. */
export const REVISION = ';rev=';

/** The id that all revisions of an API share: of `orders;rev=2` it is `orders`. */
export const idOfAllRevisions = (id: string): string => id.split(REVISION)[0] ?? id;

/** The number in the id of a revision that is not the current one. */
export const revisionInId = (id: string): string | undefined => id.split(REVISION)[1];

/** The id of a revision that is not the current one. */
export const revisionId = (id: string, revision: string): string => `${id}${REVISION}${revision}`;
