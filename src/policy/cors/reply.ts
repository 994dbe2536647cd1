import { headersExcept, headerValues, type RawHeaders } from '../../http/headers.ts';
import type { RequestMessage } from '../../http/message.ts';
import type { CallContext } from '../call-context.ts';
import { evaluate } from '../value.ts';
import type { CorsRules } from './rules.ts';

const ANY = '*';

/** Lower case, as browsers write it. */
export const originOf = ({ headers }: RequestMessage): string | undefined =>
  headerValues(headers, 'origin')[0]?.toLowerCase() || undefined;

export const allowsOrigin = ({ origins }: CorsRules, origin: string, context: CallContext): boolean =>
  origins(context).has(ANY) || origins(context).has(origin);

/** What a browser asks for in a preflight: https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 */
export const requestedMethod = ({ headers }: RequestMessage): string =>
  headerValues(headers, 'access-control-request-method')[0] ?? '';

export const requestedHeaders = ({ headers }: RequestMessage): string[] =>
  headerValues(headers, 'access-control-request-headers')
    .flatMap(value => value.split(','))
    .map(name => name.trim())
    .filter(name => name !== '');

export function allowsRequest(rules: CorsRules, context: CallContext): boolean {
  const methods = rules.methods(context);
  const headers = rules.headers(context);
  return (
    (methods.has(ANY) || methods.has(requestedMethod(context.request).toUpperCase())) &&
    (headers.has(ANY) || requestedHeaders(context.request).every(name => headers.has(name.toLowerCase())))
  );
}

/** Of the answer to a preflight that is allowed. */
export function preflightHeaders(rules: CorsRules, context: CallContext): string[] {
  const headers = requestedHeaders(context.request);
  return [
    ...originHeaders(rules, context),
    ...['Access-Control-Allow-Methods', requestedMethod(context.request)],
    ...(headers.length === 0 ? [] : ['Access-Control-Allow-Headers', headers.join(',')]),
    ...['Access-Control-Max-Age', `${evaluate(rules.maxAge, context)}`],
  ];
}

/** Of every answer that a page gets. */
export function answerHeaders(rules: CorsRules, context: CallContext): string[] {
  const exposed = rules.exposed(context);
  return [...originHeaders(rules, context), ...(exposed === '' ? [] : ['Access-Control-Expose-Headers', exposed])];
}

/** With credentials a browser takes no `*`: https://fetch.spec.whatwg.org/#cors-protocol-and-credentials */
function originHeaders(rules: CorsRules, context: CallContext): string[] {
  const withCredentials = evaluate(rules.allowsCredentials, context);
  const origin = headerValues(context.request.headers, 'origin')[0] ?? '';
  const allowed = rules.origins(context).has(ANY) && !withCredentials ? ANY : origin;
  return [
    ...['Access-Control-Allow-Origin', allowed],
    ...(withCredentials ? ['Access-Control-Allow-Credentials', 'true'] : []),
    ...(allowed === ANY ? [] : ['Vary', 'Origin']),
  ];
}

/** Those of the backend give way, for a browser takes one answer only; to Vary is added. */
export function withAnswerHeaders(headers: RawHeaders, own: readonly string[]): RawHeaders {
  const names = new Set(own.filter((_, index) => index % 2 === 0).map(name => name.toLowerCase()));
  const vary = headerValues(headers, 'vary').flatMap(value => value.toLowerCase().split(','));
  const varies = vary.some(name => name.trim() === 'origin' || name.trim() === ANY);
  const added = varies ? headersExcept(own, name => name === 'vary') : own;
  return [...headersExcept(headers, name => name !== 'vary' && names.has(name)), ...added];
}
