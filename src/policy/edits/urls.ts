import { portOf } from '../../http/port.ts';

const special = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A slash, which JSON may have escaped. */
const SLASH = String.raw`\\?/`;

/** What can follow a URL's base when it is not another's that begins alike. */
const END = String.raw`(?![\w.~%@:-])`;

/** How a base URL without a slash at its end may be written: with the port that its scheme has anyway or without. */
function pattern(base: string): RegExp {
  const url = new URL(base);
  const { protocol, hostname, port, pathname } = url;
  const ports = port === '' ? `(?::${portOf(url)})?` : `:${port}`;
  const path = pathname === '/' ? '' : pathname.split('/').map(special).join(SLASH);
  // Scheme and host have no case (RFC 3986, section 6.2.2.1); that of a path is seldom told apart either.
  return new RegExp(`${special(protocol)}${SLASH}${SLASH}${special(hostname)}${ports}${path}${END}`, 'gi');
}

/** The text with another base in all URLs that have this one; slashes stay escaped where they were. */
export const redirectedUrls = (text: string, from: string, to: string): string =>
  text.replace(pattern(from), found => (found.includes('\\/') ? to.replaceAll('/', '\\/') : to));
