import type { Representation } from '../model/representation.ts';
import { examplesOf } from './examples.ts';
import { formParameters, isForm } from './forms.ts';
import { pascal } from './names.ts';
import type { Part } from './part.ts';
import type { Dialect, Place, Reader } from './reader.ts';

/** https://spec.openapis.org/oas/v3.1.0, and v3.0.3, which says the same here. */
export const OPENAPI_3: Dialect = {
  parameterSchema(_reader, parameter) {
    const schema = parameter.member('schema');
    if (schema.isThere) return schema;
    const [content] = parameter.member('content').members();
    return content === undefined ? schema : content[1].member('schema');
  },

  examplesOf: ({ documents }, holder) => examplesOf(documents, holder),

  requestBodies(reader, place) {
    const body = requestBody(reader, place);
    return bodiesOf(reader, body.member('content'), type => `${place.name}${pascal(type)}Request`);
  },

  requestDescription: (reader, place) => requestBody(reader, place).member('description').text(),

  responseBodies: (reader, place, response, status) =>
    bodiesOf(reader, response.member('content'), type => `${place.name}${status}${pascal(type)}Response`),

  serverUrls: root => root.member('servers').items().flatMap(serverUrl),

  securitySchemes: root => root.member('components').member('securitySchemes'),
};

const requestBody = ({ documents }: Reader, { operation }: Place): Part =>
  documents.follow(operation.member('requestBody'));

function bodiesOf(reader: Reader, content: Part, nameOf: (contentType: string) => string): Representation[] {
  return content.members().map(([contentType, media]) => bodyOf(reader, contentType, media, nameOf));
}

function bodyOf(
  reader: Reader,
  contentType: string,
  media: Part,
  nameOf: (contentType: string) => string,
): Representation {
  const schema = media.member('schema');
  const form = isForm(contentType) ? formParameters(reader, schema, nameOf(contentType)) : undefined;
  const typeName = form === undefined ? reader.schemas.nameOf(schema, () => nameOf(contentType)) : undefined;
  const examples = examplesOf(reader.documents, media);
  return {
    contentType,
    ...(typeName === undefined ? {} : { schemaId: reader.schemaId, typeName }),
    ...(form === undefined ? {} : { formParameters: form }),
    ...(examples === undefined ? {} : { examples }),
  };
}

/** Each variable has its default. */
function serverUrl(server: Part): string[] {
  const url = server.member('url').text();
  const variables = server.member('variables');
  return url === undefined
    ? []
    : [url.replace(/\{([^{}]+)\}/g, (whole, name: string) => variables.member(name).member('default').text() ?? whole)];
}
