import * as v from 'valibot';
import { normalOrigin } from '../../http/origins.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form, Part } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { BOOLEAN, derivedFromAll, type Kind, type Value } from '../value.ts';

const words = (name: string, word: string, times: Part['times'], attributes: Form['attributes']): Part => ({
  name,
  times,
  form: {
    attributes,
    oneOf: [],
    content: [{ name: word, times: 'at least once', form: { attributes: {}, oneOf: [], content: 'text' } }],
  },
});

/**
 * Microsoft's page calls allowed-headers required, and documents that are deployed leave them out: then none is allowed.
 * https://learn.microsoft.com/azure/api-management/cors-policy
 */
export const CORS_FORM: Form = {
  attributes: { 'allow-credentials': 'optional', 'terminate-unmatched-request': 'optional' },
  oneOf: [],
  content: [
    words('allowed-origins', 'origin', 'once', {}),
    words('allowed-methods', 'method', 'at most once', { 'preflight-result-max-age': 'optional' }),
    words('allowed-headers', 'header', 'at most once', {}),
    words('expose-headers', 'header', 'at most once', {}),
  ],
};

type Words = (context: CallContext) => ReadonlySet<string>;

/** What one cors policy allows. */
export interface CorsRules {
  /** As browsers write them. */
  readonly origins: Words;
  /** In upper case. */
  readonly methods: Words;
  /** In lower case. */
  readonly headers: Words;
  /** As written, in one line; empty for none. */
  readonly exposed: (context: CallContext) => string;
  /** In seconds. */
  readonly maxAge: Value<number>;
  readonly allowsCredentials: Value<boolean>;
  /** Whether a request of another page ends here. */
  readonly terminates: Value<boolean>;
}

export function corsRules(element: Element, compiler: Compiler): CorsRules {
  const part = (name: string): Element | undefined => element.children.find(child => child.name === name);
  const texts = (name: string): Value<string>[] =>
    part(name)?.children.map(child => compiler.value(child, 'text', WORD)) ?? [];
  const methods = part('allowed-methods');
  return {
    origins: derivedFromAll(texts('allowed-origins'), all => new Set(all.map(asOrigin))),
    methods: derivedFromAll(methods === undefined ? SIMPLE : texts('allowed-methods'), all => new Set(all.map(upper))),
    headers: derivedFromAll(texts('allowed-headers'), all => new Set(all.map(lower))),
    exposed: derivedFromAll(texts('expose-headers'), all => all.join(',')),
    maxAge:
      methods === undefined ? NO_AGE : compiler.optional(methods, 'preflight-result-max-age', SECONDS, NO_AGE.value),
    allowsCredentials: compiler.optional(element, 'allow-credentials', BOOLEAN, false),
    // The page's table says false and its text true, which is what the portal's own documents rely on.
    terminates: compiler.optional(element, 'terminate-unmatched-request', BOOLEAN, true),
  };
}

const SIMPLE: readonly Value<string>[] = ['GET', 'POST'].map(value => ({ kind: 'literal', value }));
const NO_AGE = { kind: 'literal', value: 0 } as const;

const upper = (text: string): string => text.toUpperCase();
const lower = (text: string): string => text.toLowerCase();

/** A slash at the end and a port that the scheme has anyway do not count; what is no origin is compared as it stands. */
const asOrigin = (text: string): string => normalOrigin(text) ?? text.toLowerCase().replace(/\/$/, '');

/** What a header line can carry: RFC 9110, section 5.5. */
const word = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty.'),
  v.regex(/^[\x20-\x7e\x80-\xff]*$/, 'must hold only characters that a header can carry.'),
);
const WORD: Kind<typeof word> = { type: 'string', schema: word };

const seconds = v.pipe(
  v.string(),
  v.regex(/^\d{1,10}$/, 'must be a whole number of seconds from 0.'),
  v.transform(Number),
);
const SECONDS: Kind<typeof seconds> = { type: 'int', schema: seconds };
