import { isObject } from './source.ts';

/** What a parameter is called to be: of several types (OpenAPI 3.1) the first that is not null. */
export function typeOf(schema: unknown): string {
  const type = isObject(schema) ? schema.type : undefined;
  if (typeof type === 'string' && type !== '') return type;
  const first: unknown = Array.isArray(type) ? type.find(each => each !== 'null') : undefined;
  if (typeof first === 'string') return first;
  if (isObject(schema) && isObject(schema.properties)) return 'object';
  return isObject(schema) && schema.items !== undefined ? 'array' : 'string';
}

/** A value of a schema as a parameter has it: as a text. */
export const textOfValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The value of this type that a text stands for; the text where it stands for none. */
export function jsonValue(type: string, text: string): unknown {
  if (type === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    return isOf(type, value) ? value : text;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text;
  }
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}
