import { JArray } from './array.ts';
import { JObject } from './object.ts';
import { JProperty } from './property.ts';
import { readDate } from './read-date.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';

/**
 * Numbers that JSON.parse does not tell from others or changes: those with an exponent, or with nothing but zeros behind the
 * point, and long ones. This also finds such texts within strings, which does no harm.
 */
const UNFIT_NUMBER = /\d(?:\.0+|[eE][-+]?\d+)\s*[,\]}]|[:[,]\s*-?\d[\d.]{15}/;
/** A name that looks like an index, which JavaScript puts before others. */
const UNFIT_NAME = /"\d+"\s*:/;
/** The like in disguise, and halves of surrogate pairs. */
const UNFIT_ESCAPE = /\\u(?:003\d|[dD][89a-fA-F])/;

/** Beyond this depth Newtonsoft.Json refuses to read. */
const MAX_DEPTH = 64;

/** By JSON.parse, which is much quicker than a reader of our own; undefined where that would not give the same. */
export function fastParse(text: string): JToken | undefined {
  if (!/^\s*[{[]/.test(text) || UNFIT_NUMBER.test(text) || UNFIT_NAME.test(text)) return undefined;
  if (text.includes('\\') && UNFIT_ESCAPE.test(text)) return undefined;
  const value = parsed(text);
  if (value === undefined || (count(text, '{') + count(text, '[') > MAX_DEPTH && isDeeper(value, MAX_DEPTH)))
    return undefined;
  return tokenOf(value);
}

function count(text: string, bracket: string): number {
  let found = 0;
  for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) found += 1;
  return found;
}

/** Undefined for what is no JSON; Newtonsoft.Json may read it all the same, or says what is wrong. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.some(item => isDeeper(item, levels - 1));
}

function tokenOf(value: unknown): JToken {
  if (typeof value === 'string') return textToken(value);
  if (typeof value === 'number') return numberToken(value);
  if (typeof value === 'boolean') return new JValue(value, TokenType.Boolean);
  if (typeof value !== 'object' || value === null) return JValue.null();
  return Array.isArray(value) ? arrayToken(value) : objectToken(value);
}

function textToken(text: string): JValue {
  const date = readDate(text);
  return date === null ? new JValue(text, TokenType.String) : new JValue(date, TokenType.Date);
}

/** Without a negative zero, which no long is. */
const numberToken = (value: number): JValue =>
  Number.isInteger(value) ? new JValue(value + 0, TokenType.Integer) : new JValue(value, TokenType.Float);

function arrayToken(values: readonly unknown[]): JArray {
  const array = new JArray();
  array.adoptLater(() => values.map(tokenOf));
  return array;
}

function objectToken(value: object): JObject {
  const object = new JObject();
  object.adoptLater(() => Object.entries(value).map(([name, item]) => JProperty.adopting(name, tokenOf(item))));
  return object;
}
