import * as v from 'valibot';
import { headersExcept, headerValues, type RawHeaders } from '../../http/headers.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';
import { type ExistsAction, readAction, VALUES } from './exists-action.ts';

/** Of `<set-header>`, wherever it stands. https://learn.microsoft.com/azure/api-management/set-header-policy */
export const SET_HEADER_FORM: Form = {
  attributes: { name: 'required', 'exists-action': 'optional' },
  oneOf: [],
  content: [VALUES],
};

/** What becomes of the headers of a message. */
export type HeaderEdit = (headers: RawHeaders, context: CallContext) => RawHeaders;

/** Each edit of a message's headers is this one, whichever message it is. */
export function headerEdit(element: Element, compiler: Compiler): HeaderEdit {
  const name = compiler.required(element, 'name', HEADER_NAME);
  const action = readAction(element, compiler);
  const values = element.children.map(child => compiler.value(child, 'text', HEADER_VALUE));
  return (headers, context) =>
    edited(headers, evaluate(name, context), evaluate(action, context), () =>
      values.map(each => evaluate(each, context)),
    );
}

/** RFC 9110, section 5.6.2. */
const headerName = v.pipe(v.string(), v.regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be the name of a header.'));
export const HEADER_NAME: Kind<typeof headerName> = { type: 'string', schema: headerName };

/** RFC 9110, section 5.5: no control characters but the tab; what Node writes as Latin-1 only. */
const headerValue = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must hold only characters that a header can carry.'),
);
const HEADER_VALUE: Kind<typeof headerValue> = { type: 'string', whenNull: '', schema: headerValue };

/** Which the gateway sees to itself (same page). */
const UNTOUCHED: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Sent as a line each, where others become one line of all values (same page). */
const LINE_EACH: ReadonlySet<string> = new Set([
  'cookie',
  'date',
  'expires',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'proxy-authenticate',
  'retry-after',
  'set-cookie',
  'user-agent',
  'warning',
  'www-authenticate',
]);

function edited(headers: RawHeaders, name: string, action: ExistsAction, values: () => string[]): RawHeaders {
  const lower = name.toLowerCase();
  if (UNTOUCHED.has(lower)) return headers;
  const isIt = (each: string): boolean => each === lower;
  if (action === 'delete') return headersExcept(headers, isIt);
  const present = headerValues(headers, lower);
  if (action === 'skip' && present.length > 0) return headers;
  if (action === 'append') return [...headersExcept(headers, isIt), ...lines(name, lower, [...present, ...values()])];
  return [...headersExcept(headers, isIt), ...lines(name, lower, values())];
}

const lines = (name: string, lower: string, values: readonly string[]): string[] =>
  LINE_EACH.has(lower) ? values.flatMap(value => [name, value]) : [name, values.join(',')];
