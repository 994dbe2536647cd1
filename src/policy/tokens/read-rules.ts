import * as v from 'valibot';
import { headerValues } from '../../http/headers.ts';
import { findAttribute } from '../attributes.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { STATUS_CODE } from '../edits/status.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind, TEXT, type Value } from '../value.ts';
import type { RequiredClaim } from './claims.ts';
import type { Validation } from './validation.ts';

export const childNamed = (element: Element, name: string): Element | undefined =>
  element.children.find(child => child.name === name);

/** Trimmed, as all texts of lists are; null is the empty one, which no token has. */
const item = v.pipe(v.string(), v.trim());
const ITEM: Kind<typeof item> = { type: 'string', schema: item, whenNull: '' };

type For<T> = (context: CallContext) => T;

/** The texts of the children of an element that may be missing. */
export function textsOf(element: Element | undefined, compiler: Compiler): For<string[]> {
  const values = (element?.children ?? []).map(child => compiler.value(child, 'text', ITEM));
  return context => values.map(value => evaluate(value, context));
}

export function answeringOf(element: Element, compiler: Compiler): Validation['answering'] {
  const source = element.name;
  const statusCode = compiler.optional(element, 'failed-validation-httpcode', STATUS_CODE, 401);
  const message = compiler.optional(element, 'failed-validation-error-message', TEXT, undefined);
  return context => ({ source, statusCode: evaluate(statusCode, context), message: evaluate(message, context) });
}

/** Where the token is; `fallback` is the header where the element does not say. */
export function tokenFinder(element: Element, compiler: Compiler, fallback: string | undefined): Validation['find'] {
  if (findAttribute(element, 'token-value') !== undefined) {
    const value = compiler.required(element, 'token-value', NULLABLE);
    return context => textOrNothing(evaluate(value, context));
  }
  if (findAttribute(element, 'query-parameter-name') !== undefined) {
    const name = compiler.required(element, 'query-parameter-name', TEXT);
    return context => new URLSearchParams(context.request.query).get(evaluate(name, context)) ?? undefined;
  }
  const name = compiler.optional(element, 'header-name', TEXT, fallback ?? AUTHORIZATION);
  const scheme = compiler.optional(element, 'require-scheme', TEXT, undefined);
  return context => inHeader(context, evaluate(name, context).trim().toLowerCase(), evaluate(scheme, context));
}

const AUTHORIZATION = 'authorization';

/** What an expression finds nowhere is null, which is no failure of it. */
const anything = v.unknown();
const NULLABLE: Kind<typeof anything> = { type: 'object', schema: anything };

const textOrNothing = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A scheme is looked for in the Authorization header alone; in others one may stand, and is left out. */
function inHeader({ request }: CallContext, name: string, scheme: string | undefined): string | undefined {
  const [value] = headerValues(request.headers, name);
  if (value === undefined) return undefined;
  if (scheme === undefined || name !== AUTHORIZATION) return value.replace(/^\s*Bearer\s+/i, '');
  const [, given = '', rest] = /^\s*(\S+)\s+(.*)$/s.exec(value) ?? [];
  return given.toLowerCase() === scheme.trim().toLowerCase() ? rest : undefined;
}

/** The values of a claim that is there. */
interface ClaimReader {
  readonly name: Value<string>;
  readonly match: Value<'all' | 'any'>;
  readonly separator: Value<string>;
  readonly values: For<string[]>;
}

const match = v.picklist(['all', 'any'], 'must be one of all and any.');
const MATCH: Kind<typeof match> = { type: 'string', schema: match };

export function requiredClaims(element: Element | undefined, compiler: Compiler): For<RequiredClaim[]> {
  const readers = (element?.children ?? []).map(
    (claim): ClaimReader => ({
      name: compiler.required(claim, 'name', TEXT),
      match: compiler.optional(claim, 'match', MATCH, 'all'),
      separator: compiler.optional(claim, 'separator', TEXT, ''),
      values: textsOf(claim, compiler),
    }),
  );
  return context => readers.map(reader => claimOf(reader, context));
}

const claimOf = ({ name, match, separator, values }: ClaimReader, context: CallContext): RequiredClaim => ({
  name: evaluate(name, context),
  match: evaluate(match, context),
  separator: evaluate(separator, context),
  values: values(context),
});

/** Seconds, or `[d.]hh:mm:ss`; in milliseconds. */
const skew = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^(\d{1,9}|(\d{1,5}\.)?\d{1,2}:\d{2}(:\d{2})?)$/,
    'must be a number of seconds, or a time span such as 00:05:00.',
  ),
  v.transform(text => millisecondsOf(text)),
);
export const CLOCK_SKEW: Kind<typeof skew> = { type: 'string', schema: skew };

function millisecondsOf(text: string): number {
  if (!text.includes(':')) return Number(text) * 1000;
  const [, days = '0', hours, minutes, seconds = '0'] = /^(?:(\d+)\.)?(\d+):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
