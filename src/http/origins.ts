/** What a header tells of the page that a browser sends a request for. */
export interface PageHeaders {
  /** https://fetch.spec.whatwg.org/#origin-header */
  readonly origin?: string | undefined;
  /** https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header */
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d+)?$/;

const LOOPBACK_ORIGIN = /^https?:\/\/(?:localhost|[a-z0-9._-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/**
 * An origin as browsers write it: lower case, without the port that its scheme has anyway; undefined for what is none,
 * such as `null`, which any page can be.
 */
export function normalOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, username, password, pathname, search, hash } = new URL(text);
  if (!['', '/'].includes(`${username}${password}${pathname}${search}${hash}`)) return undefined;
  const origin = `${protocol}//${host}`.toLowerCase();
  return ORIGIN.test(origin) ? origin : undefined;
}

/**
 * Tells whether a request may be served: what a browser sends for a page of another machine may not, since it would use
 * the developer's client certificates. The Origin alone decides where there is one. Without one a browser tells of a page
 * of another site in Sec-Fetch-Site; who is no browser sends neither.
 */
export const originCheck =
  (allowed: ReadonlySet<string>) =>
  ({ origin, 'sec-fetch-site': site }: PageHeaders): boolean =>
    origin === undefined
      ? site === undefined || !/cross-site/i.test(`${site}`)
      : mayCall(origin.toLowerCase(), allowed);

const mayCall = (origin: string, allowed: ReadonlySet<string>): boolean =>
  LOOPBACK_ORIGIN.test(origin) || allowed.has(origin);
