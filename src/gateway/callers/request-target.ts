import type { IncomingMessage } from 'node:http';

/** The parts of a request target (RFC 9112, section 3.2) that routing and forwarding need. */
export interface RequestTarget {
  /** As received but for dot segments; begins with `/`. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
  /** Of a whole URL; it takes the place of the Host header (RFC 9112, section 3.2.2). */
  readonly authority: string | undefined;
}

/** What a caller must percent-encode, and what begins a fragment. */
const FORBIDDEN = /[^\x21\x22\x24-\x7e]/;

/** Reads origin-form and absolute-form; undefined for `*`, authority-form and what is no target at all. */
export function parseTarget(target: string): RequestTarget | undefined {
  if (FORBIDDEN.test(target)) return undefined;
  return target.startsWith('/') ? targetOf(target, undefined) : parseAbsolute(target);
}

function parseAbsolute(target: string): RequestTarget | undefined {
  const [, authority = '', rest = ''] = /^https?:\/\/([^/?]+)(.*)$/i.exec(target) ?? [];
  if (!isAuthority(authority)) return undefined;
  return targetOf(rest.startsWith('/') ? rest : `/${rest}`, authority);
}

function targetOf(origin: string, authority: string | undefined): RequestTarget {
  const question = origin.indexOf('?');
  const path = question < 0 ? origin : origin.slice(0, question);
  return { path: withoutDotSegments(path), query: question < 0 ? '' : origin.slice(question), authority };
}

/** Where the caller sent a request to, by its Host or its whole URL: `http://localhost:8080`. */
export function originOf(incoming: IncomingMessage): string {
  const { authority } = parseTarget(incoming.url ?? '') ?? { authority: undefined };
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  const origin = `${scheme}://${authority ?? incoming.headers.host ?? 'localhost'}`;
  return URL.canParse(origin) ? origin : 'http://localhost';
}

const AUTHORITY = /^(?:[\w.~!$&'()*+,;=%-]+|\[[0-9a-f:.]+\])(?::\d*)?$/i;

/** Whether this is a host with or without a port, and nothing else: RFC 3986, section 3.2. */
export const isAuthority = (text: string): boolean => AUTHORITY.test(text);

const MAY_HAVE_DOTS = /\/(?:\.|%2e)/i;

/** RFC 3986, section 5.2.4, with `%2e` read as a dot, as Windows' HTTP stack does: else `/api/../admin` would leave the API. */
function withoutDotSegments(path: string): string {
  if (!MAY_HAVE_DOTS.test(path)) return path;
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  segments.forEach((segment, index) => {
    const dots = segment.replace(/%2e/gi, '.');
    const last = index === segments.length - 1;
    if (dots === '..') kept.pop();
    if (dots !== '.' && dots !== '..') kept.push(segment);
    else if (last) kept.push('');
  });
  return `/${kept.join('/')}`;
}
