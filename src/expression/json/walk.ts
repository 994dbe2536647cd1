import { iterate } from '../runtime/iterate.ts';
import { isInstance } from '../runtime/run-time-type.ts';
import { Sequence } from '../runtime/sequence.ts';
import type { Type } from '../types/type.ts';
import type { JContainer } from './container.ts';
import { JEnumerable } from './enumerable.ts';
import type { JObject } from './object.ts';
import { JPROPERTY } from './property.ts';
import { JTOKEN, JToken } from './token.ts';

const sequence = (walk: () => Generator<JToken>): Sequence => new Sequence(JTOKEN, walk);

/** The token itself where `self` says so, then all above it. */
export const ancestorsOf = (token: JToken, self: boolean): Sequence => sequence(() => upwards(token, self));

export function* upwards(token: JToken, self: boolean): Generator<JToken> {
  for (let each: JToken | null = self ? token : token.parent; each !== null; each = each.parent) yield each;
}

/** All below, each before what is in it. */
export const descendantsOf = (token: JContainer, self: boolean): Sequence => sequence(() => downwards(token, self));

export function* downwards(token: JToken, self: boolean): Generator<JToken> {
  if (self) yield token;
  for (const child of token) yield* downwards(child, true);
}

export const afterSelf = (token: JToken): Sequence =>
  sequence(function* walk() {
    const siblings = token.parent?.children ?? [];
    yield* siblings.slice(siblings.indexOf(token) + 1);
  });

export const beforeSelf = (token: JToken): Sequence =>
  sequence(function* walk() {
    const siblings = token.parent?.children ?? [];
    yield* siblings.slice(0, Math.max(siblings.indexOf(token), 0));
  });

export const childrenOf = (token: JToken): JEnumerable => new JEnumerable(JTOKEN, () => token[Symbol.iterator]());

/** Those of that type. */
export const typedChildren = (token: JToken, type: Type): JEnumerable =>
  new JEnumerable(type, function* walk() {
    for (const child of token) if (isInstance(child, type)) yield child;
  });

export const propertiesOf = (object: JObject): Sequence => new Sequence(JPROPERTY, () => object.walkProperties());

export const propertyValuesOf = (object: JObject): JEnumerable =>
  new JEnumerable(JTOKEN, function* walk() {
    for (const { value } of object.walkProperties()) yield value;
  });

/** The tokens of an IEnumerable<JToken>. */
export function* tokensOf(source: unknown): Generator<JToken> {
  for (const token of iterate(source)) if (token instanceof JToken) yield token;
}
