import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';
import { thumbprint } from './thumbprint.ts';
import { httpUrl } from './url.ts';

const MAX_CERTIFICATES = 32;

/** RFC 9110, section 5.6.2. */
const token = (what: string) =>
  v.pipe(v.string('must be text.'), v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, `must be ${what}.`));
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const NO_HEADER_VALUE = 'must not contain line breaks or other control characters.';
const headerValue = v.pipe(v.string('must be text.'), v.regex(HEADER_VALUE, NO_HEADER_VALUE));

/** What keeps a text from being sent in a header, from `must` on; undefined: nothing. */
export const wrongHeaderValue = (text: string): string | undefined =>
  HEADER_VALUE.test(text) ? undefined : NO_HEADER_VALUE;

const atMost = (length: number) =>
  v.maxLength<string, number, string>(length, `must have at most ${length} characters.`);
const fewCertificates = <S extends v.GenericSchema>(item: S) =>
  v.pipe(v.array(item), v.maxLength(MAX_CERTIFICATES, `must name at most ${MAX_CERTIFICATES} certificates.`));

const credentials = v.strictObject({
  /** Thumbprints; ignored where certificateIds is given. */
  certificate: v.exactOptional(fewCertificates(thumbprint)),
  certificateIds: v.exactOptional(fewCertificates(identifier(80))),
  query: v.exactOptional(v.record(text(1, 300), v.array(text(0, 2000)))),
  header: v.exactOptional(v.record(token('a valid HTTP header name'), v.array(headerValue))),
  authorization: v.exactOptional(
    v.strictObject({
      scheme: v.pipe(token('the name of an authorization scheme'), atMost(100)),
      parameter: v.pipe(headerValue, v.minLength(1, 'must have at least 1 character.'), atMost(300)),
    }),
  ),
});

/** A backend entity. https://learn.microsoft.com/rest/api/apimanagement/backend/create-or-update */
export const backendShape = v.strictObject({
  id: identifier(80),
  url: httpUrl,
  protocol: v.picklist(['http', 'soap'], 'must be http or soap.'),
  title: v.exactOptional(text(1, 300)),
  description: v.exactOptional(text(1, 2000)),
  /** The management URI of the Azure resource behind it; kept, not used. */
  resourceId: v.exactOptional(text(1, 2000)),
  credentials: v.exactOptional(credentials),
  proxy: v.exactOptional(
    v.strictObject({
      url: httpUrl,
      username: v.exactOptional(text(1, 300)),
      password: v.exactOptional(text(1, 300)),
    }),
  ),
  tls: v.exactOptional(
    v.strictObject({
      /** Absent means true, as in Azure. */
      validateCertificateChain: v.exactOptional(v.boolean()),
      /** Absent means true, as in Azure. */
      validateCertificateName: v.exactOptional(v.boolean()),
      /** Not in Azure: the highest TLS version offered to this backend. */
      maxVersion: v.exactOptional(v.picklist(['1.2', '1.3'], 'must be 1.2 or 1.3.')),
    }),
  ),
});
export type Backend = v.InferOutput<typeof backendShape>;

/** Stands where a listing would show a secret. */
const HIDDEN = '***';

/** Values of header and query credentials, the Authorization parameter and the proxy's password may be secrets, so none is shown. */
const withoutSecrets = ({ id: _, credentials, proxy, ...properties }: Backend) => ({
  ...properties,
  ...(credentials === undefined ? {} : { credentials: shownCredentials(credentials) }),
  ...(proxy === undefined ? {} : { proxy: shownProxy(proxy) }),
});

function shownCredentials({ header, query, authorization, ...shown }: NonNullable<Backend['credentials']>) {
  return {
    ...shown,
    ...(header === undefined ? {} : { header: namesOnly(header) }),
    ...(query === undefined ? {} : { query: namesOnly(query) }),
    ...(authorization === undefined ? {} : { authorization: { scheme: authorization.scheme, parameter: HIDDEN } }),
  };
}

const namesOnly = (values: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.map(() => HIDDEN)]));

function shownProxy({ password, ...shown }: NonNullable<Backend['proxy']>) {
  return password === undefined ? shown : { ...shown, password: HIDDEN };
}

export const BACKEND = {
  segment: 'backends',
  noun: 'backend',
  article: 'a',
  command: 'backend',
  properties: withoutSecrets,
} as const satisfies Described<Backend, object>;
