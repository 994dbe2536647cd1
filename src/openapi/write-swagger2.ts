import type { Operation, OperationResponse } from '../model/operation.ts';
import type { Parameter, Representation } from '../model/representation.ts';
import { DATA, MAPS } from './references.ts';
import { isObject, ownMember } from './source.ts';
import type { DialectWriter, Head } from './write-api.ts';
import { given, plainSchema, referenceTo, type Writer, type Written } from './write-parameter.ts';

/** https://swagger.io/specification/v2/, as Azure writes it. */
export const SWAGGER_2_WRITER: DialectWriter = {
  schemaPrefix: '#/definitions',
  schema: schema => asSwagger(schema, false),

  document: ({ info, gateway, protocols, schemas, securitySchemes, ...rest }: Head) =>
    given({
      swagger: '2.0',
      info,
      host: gateway.host,
      basePath: gateway.path === '' ? '/' : gateway.path,
      schemes: protocols,
      securityDefinitions: securitySchemes,
      security: rest.security,
      paths: rest.paths,
      'x-ms-paths': rest.queryPaths,
      definitions: Object.keys(schemas).length === 0 ? undefined : schemas,
      tags: rest.tags,
    }),

  operation(writer, operation, inQuery) {
    const { request, responses } = operation;
    const parameters = [
      ...(operation.templateParameters ?? []).map(each =>
        parameterOf(writer, inQuery.has(each.name) ? 'query' : 'path', { ...each, required: true }),
      ),
      ...(request?.queryParameters ?? []).map(each => parameterOf(writer, 'query', each)),
      ...(request?.headers ?? []).map(each => parameterOf(writer, 'header', each)),
      ...bodyOf(writer, operation),
    ];
    const produces = typesOf((responses ?? []).flatMap(({ representations }) => representations ?? []));
    const consumes = typesOf(request?.representations ?? []);
    return given({
      consumes: consumes.length === 0 ? undefined : consumes,
      produces: produces.length === 0 ? undefined : produces,
      parameters: parameters.length === 0 ? undefined : parameters,
      responses: responsesOf(writer, responses ?? []),
    });
  },
};

const typesOf = (representations: readonly Representation[]): string[] => [
  ...new Set(representations.map(({ contentType }) => contentType)),
];

const parameterOf = (writer: Writer, place: string, parameter: Parameter): Written =>
  given({
    name: parameter.name,
    in: place,
    description: parameter.description,
    required: parameter.required === true ? true : undefined,
    ...inlined(writer, parameter),
    ...example(parameter.examples),
  });

const example = (examples: Representation['examples']): Written =>
  given({ 'x-example': examples === undefined ? undefined : ownMember(ownMember(examples, 'default'), 'value') });

/** A parameter other than a body has its schema in itself. */
function inlined(writer: Writer, parameter: Parameter): Written {
  const schema = parameter.typeName === undefined ? undefined : ownMember(writer.schemas, parameter.typeName);
  if (!isObject(schema)) return plainSchema(parameter);
  const { description: _, ...rest } = schema;
  return rest;
}

function bodyOf(writer: Writer, { request }: Operation): Written[] {
  const [first] = request?.representations ?? [];
  if (first === undefined) return [];
  if (first.formParameters !== undefined)
    return first.formParameters.map(each => withFile(parameterOf(writer, 'formData', each)));
  return [
    given({
      name: 'body',
      in: 'body',
      description: request?.description,
      schema: referenceTo(writer, first.typeName) ?? {},
      ...example(first.examples),
    }),
  ];
}

function withFile(parameter: Written): Written {
  const { format, ...rest } = parameter;
  return format === 'binary' && rest.type === 'string' ? { ...rest, type: 'file' } : parameter;
}

/** Swagger wants at least one, and Azure keeps none without a status code. */
const NONE: Written = { default: { description: '' } };

const responsesOf = (writer: Writer, responses: readonly OperationResponse[]): Written =>
  responses.length === 0
    ? NONE
    : Object.fromEntries(responses.map(response => [String(response.statusCode), responseOf(writer, response)]));

function responseOf(writer: Writer, { description, headers, representations = [] }: OperationResponse): Written {
  const examples = representations.flatMap(({ contentType, examples: all }) => {
    const value: unknown = all === undefined ? undefined : ownMember(ownMember(all, 'default'), 'value');
    return value === undefined ? [] : [[contentType, value] as const];
  });
  return given({
    description: description ?? '',
    schema: referenceTo(writer, representations[0]?.typeName) ?? (representations.length > 0 ? {} : undefined),
    headers:
      headers === undefined || headers.length === 0
        ? undefined
        : Object.fromEntries(headers.map(each => [each.name, headerOf(writer, each)])),
    examples: examples.length === 0 ? undefined : Object.fromEntries(examples),
  });
}

const headerOf = (writer: Writer, header: Parameter): Written => {
  const { name: _, in: __, ...rest } = parameterOf(writer, 'header', header);
  return rest;
};

/** A schema of OpenAPI 3.0 as Swagger 2 writes it. */
function asSwagger(schema: unknown, isMap: boolean): unknown {
  if (Array.isArray(schema)) return schema.map(item => asSwagger(item, false));
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, member]) => (isMap ? [name, asSwagger(member, false)] : written(name, member))),
  );
}

function written(name: string, member: unknown): [string, unknown] {
  if (name === '$ref' && typeof member === 'string')
    return [name, member.replace(/^#\/components\/schemas\//, '#/definitions/')];
  if (name === 'nullable') return ['x-nullable', member];
  if (name === 'discriminator') return [name, discriminatorOf(member)];
  if (DATA.has(name) || name === 'examples' || name.startsWith('x-')) return [name, member];
  return [name, asSwagger(member, MAPS.has(name))];
}

const discriminatorOf = (discriminator: unknown): unknown =>
  isObject(discriminator) && Object.keys(discriminator).join() === 'propertyName'
    ? discriminator.propertyName
    : discriminator;
