import type { OperationRequest, OperationResponse } from '../model/operation.ts';
import type { Parameter } from '../model/representation.ts';
import { limited } from './limited.ts';
import { parameterOf } from './parameter.ts';
import type { Part } from './part.ts';
import type { FoundOperation } from './read-operations.ts';
import type { FoundParameter, Place, Reader } from './reader.ts';
import { templateOf } from './template.ts';

/** An operation as it will be checked. */
export function operationOf(
  reader: Reader,
  found: FoundOperation,
  name: string,
  requiredQuery: 'template' | 'query',
): object {
  const { method, path, part, parameters } = found;
  const place: Place = { operation: part, parameters, name };
  const template = templateOf(reader, found, requiredQuery);
  const describe = (each: FoundParameter): Parameter => parameterIn(reader, place, each);
  const responses = responsesOf(reader, place);
  const request = requestOf(reader, place, method, template.query.map(describe));
  const tags = part
    .member('tags')
    .items()
    .flatMap(tag => tag.text() ?? []);
  const description = limited(reader, part.member('description').text(), 1000);
  const summary = limited(reader, part.member('summary').text(), 300);
  return {
    displayName:
      summary ?? part.member('operationId').text() ?? `${method.charAt(0).toUpperCase()}${method.slice(1)} - ${path}`,
    method,
    urlTemplate: template.urlTemplate,
    ...(description === undefined ? {} : { description }),
    ...(template.parameters.length === 0
      ? {}
      : { templateParameters: template.parameters.map(each => ({ ...describe(each), required: true })) }),
    ...(Object.keys(request).length === 0 ? {} : { request }),
    ...(responses.length === 0 ? {} : { responses }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function parameterIn(reader: Reader, place: Place, { name, part }: FoundParameter): Parameter {
  return parameterOf(
    {
      name,
      schema: reader.dialect.parameterSchema(reader, part),
      description: part.member('description').text(),
      required: part.member('required').isTrue,
      examples: reader.dialect.examplesOf(reader, part),
      typeName: () => `${place.name}-${name}-Request`,
    },
    reader,
  );
}

function requestOf(reader: Reader, place: Place, method: string, query: Parameter[]): OperationRequest {
  const headers = place.parameters
    .filter(each => each.place === 'header')
    .map(each => parameterIn(reader, place, each));
  if (place.parameters.some(each => each.place === 'cookie'))
    reader.note('Parameters in cookies are left out, as Azure does.');
  const hasBody = !['get', 'head', 'options'].includes(method);
  const representations = hasBody ? reader.dialect.requestBodies(reader, place) : [];
  const description = hasBody ? reader.dialect.requestDescription(reader, place) : undefined;
  if (!hasBody && reader.dialect.requestBodies(reader, place).length > 0)
    reader.note('Bodies of GET, HEAD and OPTIONS requests are left out, as Azure does.');
  return {
    ...(description === undefined ? {} : { description }),
    ...(query.length === 0 ? {} : { queryParameters: query }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(representations.length === 0 ? {} : { representations }),
  };
}

function responsesOf(reader: Reader, place: Place): OperationResponse[] {
  return place.operation
    .member('responses')
    .members()
    .flatMap(([status, part]) => {
      if (/^[1-5]\d\d$/.test(status)) return [responseOf(reader, place, status, reader.documents.follow(part))];
      if (!status.startsWith('x-'))
        reader.note('Responses without a status code of their own (default, 4XX) are left out.');
      return [];
    });
}

function responseOf(reader: Reader, place: Place, status: string, response: Part): OperationResponse {
  const description = response.member('description').text();
  const representations = reader.dialect.responseBodies(reader, place, response, status) ?? [];
  const headers = response
    .member('headers')
    .members()
    .map(([name, part]) => headerOf(reader, `${place.name}${status}-${name}-Response`, name, part));
  return {
    statusCode: Number(status),
    ...(description === undefined ? {} : { description }),
    ...(representations.length === 0 ? {} : { representations }),
    ...(headers.length === 0 ? {} : { headers }),
  };
}

function headerOf(reader: Reader, typeName: string, name: string, part: Part): Parameter {
  const header = reader.documents.follow(part);
  return parameterOf(
    {
      name,
      schema: reader.dialect.parameterSchema(reader, header),
      description: header.member('description').text(),
      required: header.member('required').isTrue,
      examples: reader.dialect.examplesOf(reader, header),
      typeName: () => typeName,
    },
    reader,
  );
}
