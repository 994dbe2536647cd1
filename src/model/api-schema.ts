import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';

/** What Azure calls the schemas of an OpenAPI document, and of a Swagger document. */
export const OPENAPI_COMPONENTS = 'application/vnd.oai.openapi.components+json';
export const SWAGGER_DEFINITIONS = 'application/vnd.ms-azure-apim.swagger.definitions+json';

/** RFC 9110, section 8.3.1, with parameters. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;.*)?$/;

const anyObject = v.record(v.string(), v.unknown());

/** Schemas that operations name. https://learn.microsoft.com/rest/api/apimanagement/api-schema/create-or-update */
export const apiSchemaShape = v.strictObject({
  id: identifier(80),
  contentType: v.pipe(
    v.string('must be text.'),
    v.regex(MEDIA_TYPE, 'must be a media type, such as application/json.'),
  ),
  /** Of OpenAPI and Swagger by name, of all others a text. */
  document: v.strictObject({
    value: v.exactOptional(v.string()),
    components: v.exactOptional(anyObject),
    definitions: v.exactOptional(anyObject),
  }),
});
export type ApiSchema = v.InferOutput<typeof apiSchemaShape>;

export const API_SCHEMA = {
  segment: 'schemas',
  noun: 'schema',
  article: 'a',
  command: 'api-schema',
  properties: ({ id: _, ...properties }: ApiSchema) => properties,
} as const satisfies Described<ApiSchema, object>;
