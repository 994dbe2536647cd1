import { Boxed, fullName, runTimeType, textOf } from '../../expression/value.ts';
import { jsonInput } from './json-input.ts';

const JSON_TREES: ReadonlySet<string> = new Set(['Newtonsoft.Json.Linq.JObject', 'Newtonsoft.Json.Linq.JArray']);

/** A variable, as expressions hold it, as a template sees it: a text, a number, true or false, JSON; else its text. */
export function netValue(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  const text = textOf(value);
  if (value instanceof Boxed) return String(Number(text)) === text ? Number(text) : text;
  return JSON_TREES.has(fullName(runTimeType(value))) ? jsonInput(text, undefined) : text;
}
