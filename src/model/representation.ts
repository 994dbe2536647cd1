import * as v from 'valibot';
import { text } from './parse.ts';

/** https://learn.microsoft.com/rest/api/apimanagement/api-operation/create-or-update (ParameterExampleContract) */
const exampleShape = v.strictObject({
  summary: v.exactOptional(v.string()),
  description: v.exactOptional(v.string()),
  value: v.exactOptional(v.unknown()),
  externalValue: v.exactOptional(v.string()),
});

const examples = v.exactOptional(v.record(v.string(), exampleShape));

/** A parameter of a URL template, a query, a form, or a header (ParameterContract). */
export const parameterShape = v.strictObject({
  name: text(1, 400),
  type: text(1, 300),
  description: v.exactOptional(v.string()),
  defaultValue: v.exactOptional(v.string()),
  required: v.exactOptional(v.boolean()),
  values: v.exactOptional(v.array(v.string())),
  schemaId: v.exactOptional(v.string()),
  typeName: v.exactOptional(v.string()),
  examples,
});
export type Parameter = v.InferOutput<typeof parameterShape>;

/** What a body may be (RepresentationContract). */
export const representationShape = v.strictObject({
  contentType: text(1, 400),
  schemaId: v.exactOptional(v.string()),
  typeName: v.exactOptional(v.string()),
  formParameters: v.exactOptional(v.array(parameterShape)),
  examples,
});
export type Representation = v.InferOutput<typeof representationShape>;
