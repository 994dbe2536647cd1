import * as v from 'valibot';
import type { Element } from '../document/element.ts';
import type { Compiler } from '../statement.ts';
import type { Kind, Value } from '../value.ts';

const cachingType = v.pipe(
  v.string(),
  v.picklist(['internal', 'external', 'prefer-external'], 'must be one of internal, external and prefer-external.'),
  v.transform(type => type !== 'external'),
);
const CACHING_TYPE: Kind<typeof cachingType> = { type: 'string', schema: cachingType };

/**
 * Whether there is a cache to ask. An external one is not configured: Azure then has none for `external`, and its own for
 * `prefer-external`.
 */
export const readHasCache = (element: Element, compiler: Compiler): Value<boolean> =>
  compiler.optional(element, 'caching-type', CACHING_TYPE, true);

const RULE = 'must be a whole number of seconds.';
const duration = v.pipe(v.string(), v.regex(/^\d{1,10}$/, RULE), v.transform(Number));
/** In seconds. */
export const DURATION: Kind<typeof duration> = { type: 'int', schema: duration };

/** Whatever it is. */
export const ANY: Kind<v.UnknownSchema> = { type: 'object', schema: v.unknown() };

/** Values and responses have keys of their own. */
export const valueKey = (key: string): string => `value ${key}`;
