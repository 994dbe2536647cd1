import type { Parameter, Representation } from '../model/representation.ts';
import { jsonValue } from './parameter-values.ts';

/** What is needed wherever something is written. */
export interface Writer {
  /** The schemas that operations can name. */
  readonly schemas: Readonly<Record<string, unknown>>;
  /** `#/components/schemas/Order` */
  reference(typeName: string): string;
}

export type Written = Record<string, unknown>;

/** Without the members that are undefined. */
export const given = (members: Written): Written =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** The schema of a name; undefined where there is none. */
export const referenceTo = ({ schemas, reference }: Writer, typeName: string | undefined): Written | undefined =>
  typeName !== undefined && Object.hasOwn(schemas, typeName) ? { $ref: reference(typeName) } : undefined;

/** What type, values and default of a parameter say. */
export const plainSchema = ({ type, values, defaultValue }: Parameter): Written =>
  given({
    type,
    enum: values === undefined || values.length === 0 ? undefined : values.map(value => jsonValue(type, value)),
    default: defaultValue === undefined ? undefined : jsonValue(type, defaultValue),
  });

/** `example` for the one that is called default, as Azure does, else all of them. */
export function writtenExamples(examples: Representation['examples']): Written {
  if (examples === undefined) return {};
  const [[name, first] = [], ...others] = Object.entries(examples);
  const isPlain = name === 'default' && first !== undefined && Object.keys(first).join() === 'value';
  return isPlain && others.length === 0 ? { example: first.value } : { examples };
}
