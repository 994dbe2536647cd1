import type { Parameter, Representation } from '../model/representation.ts';
import { isForm } from './forms.ts';
import { pascal } from './names.ts';
import { parameterOf } from './parameter.ts';
import type { Part } from './part.ts';
import type { Dialect, FoundParameter, Place, Reader } from './reader.ts';
import type { Modernize } from './schemas.ts';
import { isObject } from './source.ts';

/** What a parameter has beside its schema, which stands in the parameter itself. */
const NOT_SCHEMA = new Set(['name', 'in', 'description', 'required', 'allowEmptyValue', 'collectionFormat', 'schema']);

/** https://swagger.io/specification/v2/ */
export const SWAGGER_2: Dialect = {
  parameterSchema: (_reader, parameter) => schemaIn(parameter),

  /** Swagger 2 has none; the extension is common. */
  examplesOf(_reader, holder) {
    const example = holder.member('x-example');
    return example.value === undefined ? undefined : { default: { value: example.value } };
  },

  requestBodies(reader, place) {
    const body = place.parameters.find(each => each.place === 'body');
    const form = place.parameters.filter(each => each.place === 'formData');
    if (body !== undefined) return bodiesOf(reader, place, body);
    return form.length === 0 ? [] : formsOf(reader, place, form);
  },

  requestDescription: (_reader, { parameters }) =>
    parameters
      .find(({ place }) => place === 'body')
      ?.part.member('description')
      .text(),

  responseBodies(reader, place, response, status) {
    const examples = response.member('examples').members();
    const schema = response.member('schema');
    const types = schema.isThere ? typesOf(reader, place, 'produces', ['application/json']) : [];
    const name = schema.isThere
      ? reader.schemas.nameOf(schema, () => `${place.name}${status}${pascal(types[0] ?? '')}Response`)
      : undefined;
    return [...new Set([...types, ...examples.map(([type]) => type)])].map(contentType => {
      const example = examples.find(([type]) => type === contentType)?.[1].value;
      return {
        contentType,
        ...(name === undefined ? {} : { schemaId: reader.schemaId, typeName: name }),
        ...(example === undefined ? {} : { examples: { default: { value: example } } }),
      };
    });
  },

  serverUrls(root) {
    const servers = root
      .member('x-servers')
      .items()
      .flatMap(server => server.member('url').text() ?? []);
    if (servers.length > 0) return servers;
    const host = root.member('host').text();
    const path = root.member('basePath').text() ?? '';
    if (host === undefined) return path === '' || path === '/' ? [] : [path];
    const schemes = root
      .member('schemes')
      .items()
      .flatMap(scheme => scheme.text() ?? []);
    return (schemes.length === 0 ? ['https'] : schemes).map(scheme => `${scheme}://${host}${path === '/' ? '' : path}`);
  },

  securitySchemes: root => root.member('securityDefinitions'),
};

function schemaIn(parameter: Part): Part {
  if (!isObject(parameter.value)) return parameter.as(undefined);
  const members = Object.entries(parameter.value).filter(([name]) => !NOT_SCHEMA.has(name) && !name.startsWith('x-'));
  return parameter.as(modernized(Object.fromEntries(members)));
}

const typesOf = (reader: Reader, { operation }: Place, name: string, otherwise: readonly string[]): string[] => {
  const given = [operation, reader.root].map(part => part.member(name)).find(part => part.isThere);
  const types = (given?.items() ?? []).flatMap(part => part.text() ?? []);
  return types.length === 0 ? [...otherwise] : types;
};

function bodiesOf(reader: Reader, place: Place, body: FoundParameter): Representation[] {
  const types = typesOf(reader, place, 'consumes', ['application/json']);
  const schema = body.part.member('schema');
  const typeName = reader.schemas.nameOf(schema, () => `${place.name}${pascal(types[0] ?? '')}Request`);
  const examples = SWAGGER_2.examplesOf(reader, body.part);
  return types.map(contentType => ({
    contentType,
    ...(typeName === undefined ? {} : { schemaId: reader.schemaId, typeName }),
    ...(examples === undefined ? {} : { examples }),
  }));
}

function formsOf(reader: Reader, place: Place, form: readonly FoundParameter[]): Representation[] {
  const hasFile = form.some(({ part }) => part.member('type').value === 'file');
  const types = typesOf(reader, place, 'consumes', []).filter(isForm);
  const otherwise = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const parameters = form.map(({ name, part }) => formParameter(reader, place, name, part));
  return (types.length === 0 ? [otherwise] : types).map(contentType => ({ contentType, formParameters: parameters }));
}

const formParameter = (reader: Reader, place: Place, name: string, part: Part): Parameter =>
  parameterOf(
    {
      name,
      schema: schemaIn(part),
      description: part.member('description').text(),
      required: part.member('required').isTrue,
      examples: undefined,
      typeName: () => `${place.name}Request-${name}`,
    },
    reader,
  );

/** A schema of Swagger 2 as OpenAPI 3.0 writes it. */
export const modernized: Modernize = schema => {
  const { discriminator, type, 'x-nullable': nullable, ...rest } = schema;
  return {
    ...(type === 'file' ? { type: 'string', format: 'binary' } : type === undefined ? {} : { type }),
    ...rest,
    ...(nullable === true ? { nullable: true } : {}),
    ...(discriminator === undefined
      ? {}
      : { discriminator: typeof discriminator === 'string' ? { propertyName: discriminator } : discriminator }),
  };
};
