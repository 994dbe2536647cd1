/** Whether an address to bind keeps callers from other machines out. */
export function isLoopbackAddress(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

const LOOPBACK_NAME =
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal|.+\.azure-api\.net)$/;

/** The host of a Host header without its port, in lower case; undefined where there is none. */
export function hostOf(header: string | undefined): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d+)?$/.exec((header ?? '').toLowerCase());
  return match?.[1] === '' ? undefined : match?.[1];
}

/** RFC 1123, section 2.1, and addresses: what a Host header may hold beside that is no name that anything is called by. */
export const isHostName = (host: string): boolean => /^(?:[a-z0-9_](?:[a-z0-9._-]*)|\[[0-9a-f:.]+\])$/.test(host);

/**
 * Tells whether a request's Host may reach a gateway bound to loopback. A web page of another name that resolves to
 * 127.0.0.1 (DNS rebinding) may not: it would use the developer's client certificates. The last Host that may is
 * remembered: callers ask for the same one again and again.
 */
export function hostCheck(allowed: ReadonlySet<string>): (header: string | undefined) => boolean {
  let last: string | undefined;
  return header => {
    if (header !== last && !mayReach(header, allowed)) return false;
    last = header;
    return true;
  };
}

function mayReach(header: string | undefined, allowed: ReadonlySet<string>): boolean {
  // HTTP/1.0 may go without, and browsers never do.
  if (header === undefined) return true;
  const host = hostOf(header);
  return host !== undefined && (LOOPBACK_NAME.test(host) || allowed.has(host));
}
