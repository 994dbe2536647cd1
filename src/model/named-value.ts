import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';

const MAX_TAGS = 32;

/**
 * What `{{displayName}}` stands for in policy documents.
 * https://learn.microsoft.com/rest/api/apimanagement/named-value/create-or-update
 */
export const namedValueShape = v.strictObject({
  id: identifier(256),
  displayName: v.pipe(
    text(1, 256),
    v.regex(/^[A-Za-z0-9._-]+$/, 'must have only letters, digits, dots, hyphens and underscores.'),
  ),
  value: text(1, 4096),
  /** Whether the value is never shown. */
  secret: v.boolean(),
  tags: v.exactOptional(v.pipe(v.array(text(1, 160)), v.maxLength(MAX_TAGS, `must be at most ${MAX_TAGS}.`))),
});
export type NamedValue = v.InferOutput<typeof namedValueShape>;

const withoutSecret = ({
  id: _,
  value,
  ...properties
}: NamedValue): Omit<NamedValue, 'id' | 'value'> & { value?: string } =>
  properties.secret ? properties : { ...properties, value };

export const NAMED_VALUE = {
  segment: 'namedValues',
  noun: 'named value',
  article: 'a',
  command: 'named-value',
  properties: withoutSecret,
} as const satisfies Described<NamedValue, object>;
