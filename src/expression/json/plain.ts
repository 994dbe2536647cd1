import type { Meter } from '../runtime/meter.ts';
import { JArray } from './array.ts';
import { quoted } from './escape.ts';
import type { Unread } from './holder.ts';
import { JObject } from './object.ts';
import { JProperty } from './property.ts';
import { readDate, rewrittenDate } from './read-date.ts';
import { doubleJson } from './scalar-text.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';
import type { JsonWriter } from './writer.ts';

/** What JSON.parse gives. */
export type Plain = string | number | boolean | null | PlainContainer;
export type PlainContainer = readonly Plain[] | { readonly [name: string]: Plain };

/** Tokens in it are made when somebody asks for them. `isFaithful`: JSON.stringify writes it as Newtonsoft.Json would. */
export function plainToken(value: Plain, isFaithful: boolean): JToken {
  if (typeof value === 'string') return textToken(value);
  if (typeof value === 'number') return numberToken(value);
  if (typeof value === 'boolean') return new JValue(value, TokenType.Boolean);
  if (value === null) return JValue.null();
  const token = isArray(value) ? new JArray() : new JObject();
  token.adoptLater(new PlainContent(value, isFaithful));
  return token;
}

function textToken(text: string): JValue {
  const date = readDate(text);
  return date === null ? new JValue(text, TokenType.String) : new JValue(date, TokenType.Date);
}

/** Without a negative zero, which no long is. */
const numberToken = (value: number): JValue =>
  Number.isInteger(value) ? new JValue(value + 0, TokenType.Integer) : new JValue(value, TokenType.Float);

/** TypeScript's own does not tell an array that only reads from an object. */
export const isArray = (value: PlainContainer): value is readonly Plain[] => Array.isArray(value);

class PlainContent implements Unread {
  readonly #value: PlainContainer;
  readonly #isFaithful: boolean;

  constructor(value: PlainContainer, isFaithful: boolean) {
    this.#value = value;
    this.#isFaithful = isFaithful;
  }

  get size(): number {
    return sizeOf(this.#value);
  }

  chargeWalk(meter: Meter): void {
    chargeWalk(meter, this.#value);
  }

  read(): JToken[] {
    const [value, isFaithful] = [this.#value, this.#isFaithful];
    return isArray(value)
      ? value.map(item => plainToken(item, isFaithful))
      : Object.entries(value).map(([name, item]) => JProperty.adopting(name, plainToken(item, isFaithful)));
  }

  write(writer: JsonWriter): void {
    if (this.#isFaithful) writer.faithful(this.#value);
    else writePlain(writer, this.#value);
  }
}

/** Each property is a token, and its value another. */
function sizeOf(value: Plain): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  if (isArray(value)) for (const item of value) size += sizeOf(item);
  else for (const item of Object.values(value)) size += 1 + sizeOf(item);
  return size;
}

function chargeWalk(meter: Meter, value: Plain): void {
  meter.step();
  if (typeof value === 'string') meter.work(value.length);
  else if (typeof value === 'object' && value !== null) {
    const isObject = !isArray(value);
    for (const item of Object.values(value)) {
      if (isObject) meter.step();
      chargeWalk(meter, item);
    }
  }
}

function writePlain(writer: JsonWriter, value: Plain): void {
  if (typeof value !== 'object' || value === null) writer.value(scalarJson(value));
  else if (isArray(value)) writeItems(writer, value);
  else writeProperties(writer, value);
}

function writeItems(writer: JsonWriter, items: readonly Plain[]): void {
  writer.open('[');
  for (const item of items) writePlain(writer, item);
  writer.close(']');
}

function writeProperties(writer: JsonWriter, object: { readonly [name: string]: Plain }): void {
  writer.open('{');
  for (const name of Object.keys(object)) {
    writer.name(name);
    writePlain(writer, object[name] ?? null);
  }
  writer.close('}');
}

function scalarJson(value: string | number | boolean | null): string {
  if (typeof value === 'string') return quoted(rewrittenDate(value));
  return typeof value === 'number' && !Number.isInteger(value) ? doubleJson(value) : String(value);
}
