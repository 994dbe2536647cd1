import * as v from 'valibot';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';
import { thumbprint } from './thumbprint.ts';
import { httpUrl } from './url.ts';

const MAX_CERTIFICATES = 32;

/** RFC 9110, section 5.6.2. */
const token = (what: string) =>
  v.pipe(v.string('must be text.'), v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, `must be ${what}.`));
const headerValue = v.pipe(
  v.string('must be text.'),
  v.regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must not contain line breaks or other control characters.'),
);
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
