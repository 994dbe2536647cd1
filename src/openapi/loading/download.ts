import http from 'node:http';
import https from 'node:https';
import { UserError } from '../../errors.ts';

const MOST_REDIRECTS = 10;
const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE = 60_000;

export interface Downloaded {
  /** After redirects. */
  readonly url: URL;
  readonly bytes: Buffer;
}

/** Of a URL what may be shown: user names and queries hold passwords and signatures. */
export const shownUrl = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

/** `ca` are the certificates that a server is trusted by in place of Node's own. Throws UserError that says why it could not be read. */
export async function download(first: URL, ca: readonly string[] | undefined): Promise<Downloaded> {
  let url = first;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const { status, location, bytes } = await get(url, ca);
    if (status === 200) return { url, bytes };
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
      throw unreadable(url, `the server answered ${status}`, undefined);
    if (!URL.canParse(location, url.href)) throw unreadable(url, 'the server sends on to what is no URL', undefined);
    url = webUrl(new URL(location, url));
  }
  throw unreadable(first, `it is sent on more than ${MOST_REDIRECTS} times`, undefined);
}

function webUrl(url: URL): URL {
  if (/^https?:$/.test(url.protocol)) return url;
  throw unreadable(url, 'only http and https are read', undefined);
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly bytes: Buffer;
}

async function get(url: URL, ca: readonly string[] | undefined): Promise<Answer> {
  try {
    return await answerTo(url, ca);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unreadable(url, reasonOf(cause), cause);
  }
}

const answerTo = (url: URL, ca: readonly string[] | undefined): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = {
      headers: { accept: 'application/json, application/yaml, */*' },
      signal: AbortSignal.timeout(PATIENCE),
      ...(ca === undefined ? {} : { ca: [...ca] }),
    };
    const request = url.protocol === 'https:' ? https.get(url, options) : http.get(url, options);
    request.on('error', reject);
    request.on('response', response => {
      const { statusCode = 0, headers } = response;
      readAll(response, url).then(bytes => resolve({ status: statusCode, location: headers.location, bytes }), reject);
    });
  });

async function readAll(response: http.IncomingMessage, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MOST_BYTES) throw unreadable(url, 'it has more than 64 MiB', undefined);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError')
    return `it did not come within ${PATIENCE / 1000} seconds`;
  // Of several addresses that refused, Node's message is empty.
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

const unreadable = (url: URL, why: string, cause: unknown): UserError =>
  new UserError('EnvironmentError', `${shownUrl(url)} cannot be read: ${why}.`, { cause });
