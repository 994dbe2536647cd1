import { jsonException } from '../faults.ts';
import { JObject } from '../object.ts';
import { JProperty } from '../property.ts';
import type { JToken } from '../token.ts';
import { type Filter, forEach, type Search } from './filter.ts';
import { kindOf } from './kind.ts';

/** `.name`; `.*` where the name is undefined. */
export const field = (name: string | undefined): Filter =>
  forEach((token, search) => {
    if (!(token instanceof JObject)) return none(search, `Property '${name ?? '*'}' not valid on ${kindOf(token)}.`);
    if (name === undefined) return token.properties.map(property => property.value);
    const value = token.get(name);
    return value === null ? none(search, missing(name)) : [value];
  });

const missing = (name: string): string => `Property '${name}' does not exist on JObject.`;

/** `['a', 'b']`; where errors are wanted, it throws even for a name that is there, as Newtonsoft.Json does. */
export const fields = (names: readonly string[]): Filter =>
  forEach(function* find(token, search) {
    if (!(token instanceof JObject)) {
      const listed = names.map(name => `'${name}'`).join(', ');
      yield* none(search, `Properties ${listed} not valid on ${kindOf(token)}.`);
      return;
    }
    for (const name of names) {
      const value = token.get(name);
      if (value !== null) yield value;
      yield* none(search, missing(name));
    }
  });

/** `..name`, `..['a', 'b']`; `..*` where there is no name. */
export const scan = (names: readonly string[] | undefined): Filter =>
  forEach(function* find(token, search) {
    if (names === undefined) yield token;
    yield* scanned(token, names, search);
  });

function* scanned(token: JToken, names: readonly string[] | undefined, search: Search): Generator<JToken> {
  for (const child of token.children) {
    search.meter.step();
    if (child instanceof JProperty) {
      if (names?.includes(child.name)) yield child.value;
    } else if (names === undefined) yield child;
    yield* scanned(child, names, search);
  }
}

/** Nothing, or a JsonException. */
export function none({ errorWhenNoMatch }: Search, message: string): readonly JToken[] {
  if (errorWhenNoMatch) throw jsonException(message);
  return [];
}
