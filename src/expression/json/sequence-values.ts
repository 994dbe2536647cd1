import type { Clock } from '../../surroundings.ts';
import { argumentException, argumentNull } from '../runtime/exception.ts';
import { Sequence } from '../runtime/sequence.ts';
import type { Type } from '../types/type.ts';
import { JEnumerable } from './enumerable.ts';
import { JTOKEN, JToken } from './token.ts';
import { JValue } from './value.ts';
import { valueAs } from './value-as.ts';
import { tokensOf } from './walk.ts';

/** An IJEnumerable of what each token of the source gives. */
export function flattened(source: unknown, of: Type, each: (token: JToken) => Iterable<JToken>): JEnumerable {
  if (source === null) throw argumentNull('source');
  return new JEnumerable(of, function* walk() {
    for (const token of tokensOf(source)) yield* each(token);
  });
}

/** With a key: the token under it, where there is one. Without: the children, or the value itself. */
export const valuesIn = (source: unknown, key: unknown): JEnumerable =>
  flattened(source, JTOKEN, token => (key === null ? contentOf(token) : keyed(token, key)));

export function typedValuesIn(source: unknown, key: unknown, type: Type, clock: Clock): Sequence {
  const convert = valueAs(type);
  return new Sequence(type, () => mapped(valuesIn(source, key), token => convert(token, clock)));
}

export function childrenAs(source: unknown, type: Type, clock: Clock): Sequence {
  const convert = valueAs(type);
  return new Sequence(type, () =>
    mapped(
      flattened(source, JTOKEN, token => token.children),
      token => convert(token, clock),
    ),
  );
}

const contentOf = (token: JToken): Iterable<JToken> => (token instanceof JValue ? [token] : token.children);

function keyed(token: JToken, key: unknown): Iterable<JToken> {
  const value = token.item(key);
  return value === null ? [] : [value];
}

function* mapped(tokens: Iterable<unknown>, convert: (token: JToken) => unknown): Generator<unknown> {
  for (const token of tokensOf(tokens)) yield convert(token);
}

/** `Extensions.Value<U>`, whose receiver must be a token for all that its type says. */
export function valueOfSequence(value: unknown, convert: (token: JToken) => unknown): unknown {
  if (value === null) throw argumentNull('value');
  if (!(value instanceof JToken)) throw argumentException('Source value must be a JToken.');
  return convert(value);
}
