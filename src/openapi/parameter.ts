import type { Parameter } from '../model/representation.ts';
import { jsonValue, textOfValue, typeOf } from './parameter-values.ts';
import type { Part } from './part.ts';
import type { Reader } from './reader.ts';
import { isObject } from './source.ts';

/** What is known of a parameter, wherever and in whatever kind of document it stands. */
export interface Described {
  readonly name: string;
  /** Of the schema; its value is undefined where there is none. */
  readonly schema: Part;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly examples: Parameter['examples'];
  /** What its schema is called where it needs a name. */
  typeName(): string;
}

/** What a parameter says by itself; what says more is a schema with a name. */
export const PLAIN: ReadonlySet<string> = new Set(['type', 'enum', 'default']);

export function parameterOf(described: Described, { documents, schemas, schemaId }: Reader): Parameter {
  const { schema } = described;
  const { value } = documents.follow(schema);
  const type = typeOf(value);
  const values = enumOf(value, type);
  const fallback = isObject(value) && value.default !== undefined ? textOfValue(value.default) : undefined;
  const typeName = isPlain(schema.value, type) ? undefined : schemas.nameOf(schema, described.typeName);
  return {
    name: described.name,
    type,
    ...(described.description === undefined ? {} : { description: described.description }),
    ...(fallback === undefined ? {} : { defaultValue: fallback }),
    ...(described.required ? { required: true } : {}),
    ...(values.length === 0 ? {} : { values }),
    ...(typeName === undefined ? {} : { schemaId, typeName }),
    ...(described.examples === undefined ? {} : { examples: described.examples }),
  };
}

const enumOf = (schema: unknown, type: string): string[] => {
  const items = isObject(schema) && type === 'array' && isObject(schema.items) ? schema.items : schema;
  const values = isObject(items) && Array.isArray(items.enum) ? items.enum : [];
  return values.filter(value => value !== null && typeof value !== 'object').map(String);
};

/** Whether type, values and default of a parameter say all of its schema. */
function isPlain(schema: unknown, type: string): boolean {
  if (!isObject(schema)) return true;
  const { enum: values, default: fallback } = schema;
  return (
    Object.keys(schema).every(name => PLAIN.has(name)) &&
    (schema.type === undefined || schema.type === type) &&
    [...(Array.isArray(values) ? values : []), ...(fallback === undefined ? [] : [fallback])].every(
      value => jsonValue(type, textOfValue(value)) === value,
    )
  );
}
