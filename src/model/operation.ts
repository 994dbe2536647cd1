import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';
import { parameterShape, representationShape } from './representation.ts';
import { urlTemplate } from './url-template.ts';

const requestShape = v.strictObject({
  description: v.exactOptional(v.string()),
  queryParameters: v.exactOptional(v.array(parameterShape)),
  headers: v.exactOptional(v.array(parameterShape)),
  representations: v.exactOptional(v.array(representationShape)),
});

const responseShape = v.strictObject({
  statusCode: v.pipe(v.number('must be a number.'), v.integer('must be a whole number.')),
  description: v.exactOptional(v.string()),
  representations: v.exactOptional(v.array(representationShape)),
  headers: v.exactOptional(v.array(parameterShape)),
});

/** An operation of an API. https://learn.microsoft.com/rest/api/apimanagement/api-operation/create-or-update */
export const operationShape = v.strictObject({
  id: identifier(80),
  displayName: text(1, 300),
  method: v.pipe(
    v.string('must be text.'),
    v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be a method of HTTP, such as GET.'),
    v.transform(method => method.toUpperCase()),
  ),
  urlTemplate,
  description: v.exactOptional(text(0, 1000)),
  templateParameters: v.exactOptional(v.array(parameterShape)),
  request: v.exactOptional(requestShape),
  responses: v.exactOptional(v.array(responseShape)),
  tags: v.exactOptional(v.array(v.string())),
  /** The policy document of its scope, as typed (rawxml). */
  policy: v.exactOptional(v.string()),
});
export type Operation = v.InferOutput<typeof operationShape>;
export type OperationRequest = v.InferOutput<typeof requestShape>;
export type OperationResponse = v.InferOutput<typeof responseShape>;

export const OPERATION = {
  segment: 'operations',
  noun: 'operation',
  article: 'an',
  command: 'operation',
  properties: ({ id: _, policy: __, ...properties }: Operation) => properties,
} as const satisfies Described<Operation, object>;
