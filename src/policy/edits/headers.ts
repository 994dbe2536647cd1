import * as v from 'valibot';
import { headersWithout, headerValues, type RawHeaders } from '../../http/headers.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { derived, derivedFromAll, evaluate, type Kind } from '../value.ts';
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
  const fieldOf = derived(compiler.required(element, 'name', HEADER_NAME), fieldNamed);
  const action = readAction(element, compiler);
  const values = element.children.map(child => compiler.value(child, 'text', HEADER_VALUE));
  const valuesOf = derivedFromAll(values, texts => texts);
  return (headers, context) => edited(headers, fieldOf(context), evaluate(action, context), () => valuesOf(context));
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

/** A header that is edited. */
interface Field {
  readonly name: string;
  readonly lower: string;
  readonly isUntouched: boolean;
  readonly hasLineEach: boolean;
}

function fieldNamed(name: string): Field {
  const lower = name.toLowerCase();
  return { name, lower, isUntouched: UNTOUCHED.has(lower), hasLineEach: LINE_EACH.has(lower) };
}

function edited(headers: RawHeaders, field: Field, action: ExistsAction, values: () => readonly string[]): RawHeaders {
  if (field.isUntouched) return headers;
  if (action === 'skip' && headerValues(headers, field.lower).length > 0) return headers;
  const others = headersWithout(headers, field.lower);
  if (action === 'append') add(others, field, [...headerValues(headers, field.lower), ...values()]);
  else if (action !== 'delete') add(others, field, values());
  return others;
}

function add(headers: string[], { name, hasLineEach }: Field, values: readonly string[]): void {
  if (!hasLineEach) headers.push(name, values.join(','));
  else for (const value of values) headers.push(name, value);
}
