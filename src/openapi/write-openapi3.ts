import type { Operation, OperationResponse } from '../model/operation.ts';
import type { Parameter, Representation } from '../model/representation.ts';
import type { DialectWriter, Head } from './write-api.ts';
import { given, plainSchema, referenceTo, type Writer, type Written, writtenExamples } from './write-parameter.ts';

/** https://spec.openapis.org/oas/v3.0.1, as Azure writes it. */
export const OPENAPI_3_WRITER: DialectWriter = {
  schemaPrefix: '#/components/schemas',
  schema: schema => schema,

  document: ({ version, info, gateway, protocols, schemas, securitySchemes, ...rest }: Head) =>
    given({
      openapi: version ?? '3.0.1',
      info,
      servers: protocols.map(protocol => ({ url: `${protocol}://${gateway.host}${gateway.path}` })),
      paths: rest.paths,
      'x-ms-paths': rest.queryPaths,
      components: componentsOf(schemas, securitySchemes),
      security: rest.security,
      tags: rest.tags,
    }),

  operation: (writer, operation, inQuery) =>
    given({
      parameters: listed([
        ...(operation.templateParameters ?? []).map(each =>
          parameterOf(writer, inQuery.has(each.name) ? 'query' : 'path', { ...each, required: true }),
        ),
        ...(operation.request?.queryParameters ?? []).map(each => parameterOf(writer, 'query', each)),
        ...(operation.request?.headers ?? []).map(each => parameterOf(writer, 'header', each)),
      ]),
      requestBody: requestBody(writer, operation),
      responses: responsesOf(writer, operation.responses ?? []),
    }),
};

function componentsOf(schemas: Written, securitySchemes: Written | undefined): Written | undefined {
  const components = given({
    schemas: Object.keys(schemas).length === 0 ? undefined : schemas,
    securitySchemes,
  });
  return Object.keys(components).length === 0 ? undefined : components;
}

const listed = <T>(items: T[]): T[] | undefined => (items.length === 0 ? undefined : items);

const parameterOf = (writer: Writer, place: string, parameter: Parameter): Written => ({
  name: parameter.name,
  in: place,
  ...described(writer, parameter),
});

const described = (writer: Writer, parameter: Parameter): Written =>
  given({
    description: parameter.description,
    required: parameter.required === true ? true : undefined,
    schema: referenceTo(writer, parameter.typeName) ?? plainSchema(parameter),
    ...writtenExamples(parameter.examples),
  });

function requestBody(writer: Writer, { request }: Operation): Written | undefined {
  const content = contentOf(writer, request?.representations);
  if (content === undefined && request?.description === undefined) return undefined;
  return given({ description: request?.description, content: content ?? {} });
}

function contentOf(writer: Writer, representations: readonly Representation[] | undefined): Written | undefined {
  if (representations === undefined || representations.length === 0) return undefined;
  return Object.fromEntries(
    representations.map(each => [
      each.contentType,
      given({
        schema:
          each.formParameters === undefined ? referenceTo(writer, each.typeName) : formOf(writer, each.formParameters),
        ...writtenExamples(each.examples),
      }),
    ]),
  );
}

function formOf(writer: Writer, parameters: readonly Parameter[]): Written {
  return given({
    required: listed(parameters.filter(({ required }) => required === true).map(({ name }) => name)),
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(each => [
        each.name,
        referenceTo(writer, each.typeName) ?? given({ ...plainSchema(each), description: each.description }),
      ]),
    ),
  });
}

/** OpenAPI wants at least one, and Azure keeps none without a status code. */
const NONE: Written = { default: { description: '' } };

const responsesOf = (writer: Writer, responses: readonly OperationResponse[]): Written =>
  responses.length === 0
    ? NONE
    : Object.fromEntries(
        responses.map(response => [
          String(response.statusCode),
          given({
            description: response.description ?? '',
            headers: headersOf(writer, response.headers),
            content: contentOf(writer, response.representations),
          }),
        ]),
      );

const headersOf = (writer: Writer, headers: readonly Parameter[] | undefined): Written | undefined =>
  headers === undefined || headers.length === 0
    ? undefined
    : Object.fromEntries(headers.map(header => [header.name, described(writer, header)]));
