import type { Parameter } from '../model/representation.ts';
import { PLAIN, parameterOf } from './parameter.ts';
import type { Part } from './part.ts';
import type { Reader } from './reader.ts';
import { isObject } from './source.ts';

/** Bodies whose parts are parameters. https://learn.microsoft.com/rest/api/apimanagement/api-operation/create-or-update (RepresentationContract) */
export const isForm = (contentType: string): boolean =>
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i.test(contentType);

/** The members of a form's schema; undefined where it does not name them. */
export function formParameters(reader: Reader, schema: Part, typeName: string): Parameter[] | undefined {
  const form = reader.documents.follow(schema);
  if (!isObject(form.value) || !isObject(form.value.properties)) return undefined;
  const { required } = form.value;
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  return form
    .member('properties')
    .members()
    .map(([name, part]) => formParameter(reader, name, part, names.includes(name), typeName));
}

function formParameter(reader: Reader, name: string, part: Part, required: boolean, typeName: string): Parameter {
  const { value } = reader.documents.follow(part);
  const description = isObject(value) && typeof value.description === 'string' ? value.description : undefined;
  return parameterOf(
    {
      name,
      schema: part.as(withoutDescription(part.value)),
      description: description === '' ? undefined : description,
      required,
      examples: undefined,
      typeName: () => `${typeName}-${name}`,
    },
    reader,
  );
}

/** A parameter has it itself, where its schema needs no name of its own. */
function withoutDescription(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { description: _, ...rest } = schema;
  return Object.keys(rest).every(name => PLAIN.has(name)) ? rest : schema;
}
