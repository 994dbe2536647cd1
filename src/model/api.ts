import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
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
  termsOfServiceUrl: v.exactOptional(v.string()),
  contact: v.exactOptional(
    v.strictObject({
      name: v.exactOptional(v.string()),
      url: v.exactOptional(v.string()),
      email: v.exactOptional(v.string()),
    }),
  ),
  license: v.exactOptional(v.strictObject({ name: v.exactOptional(v.string()), url: v.exactOptional(v.string()) })),
  /** The policy document of the scope "all operations", as typed (rawxml). */
  policy: v.exactOptional(v.string()),
});
export type Api = v.InferOutput<typeof apiShape>;

export const API = {
  segment: 'apis',
  noun: 'API',
  article: 'an',
  command: 'api',
  properties: ({ id: _, policy: __, ...properties }: Api) => properties,
} as const satisfies Described<Api, object>;
