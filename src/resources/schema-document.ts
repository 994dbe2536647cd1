import { UserError } from '../errors.ts';
import { type ApiSchema, OPENAPI_COMPONENTS, SWAGGER_DEFINITIONS } from '../model/api-schema.ts';

type SchemaDocument = ApiSchema['document'];

/** A schema whose document is still a text, with what that text says. Throws UserError where it is not what its type says. */
export function withDocument(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { document, contentType }: { document?: unknown; contentType?: unknown } = schema;
  return typeof document === 'string' ? { ...schema, document: read(String(contentType), document) } : schema;
}

/** https://learn.microsoft.com/rest/api/apimanagement/api-schema/create-or-update (SchemaDocumentProperties) */
function read(contentType: string, text: string): SchemaDocument {
  const [type] = contentType.toLowerCase().split(';');
  if (type === OPENAPI_COMPONENTS) {
    const components = inside(jsonObject(text), 'components');
    return { components: 'schemas' in components ? components : { schemas: components } };
  }
  return type === SWAGGER_DEFINITIONS ? { definitions: inside(jsonObject(text), 'definitions') } : { value: text };
}

/** The text that gives this document. */
export const documentText = ({ value, components, definitions }: SchemaDocument): string =>
  value ?? JSON.stringify(components ?? definitions ?? {});

/** What is given with the name of the member, or without. */
function inside(json: Record<string, unknown>, name: string): Record<string, unknown> {
  const member = json[name];
  return isObject(member) && Object.keys(json).length === 1 ? { ...member } : json;
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return { ...value };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw notAnObject(cause);
  }
  throw notAnObject(undefined);
}

const notAnObject = (cause: unknown): UserError =>
  new UserError('ValidationError', 'The schema document must be a JSON object, as its content type says.', {
    cause,
    target: 'document',
  });

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
