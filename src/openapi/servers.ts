import * as v from 'valibot';
import { httpUrl } from '../model/url.ts';
import type { Reader } from './reader.ts';

/**
 * The URL of the backend: "if multiple servers are specified, API Management will use the first HTTPS URL it finds". A
 * relative one is of where the document is. Undefined where it names none.
 */
export function serviceUrlOf(reader: Reader): string | undefined {
  const { root, dialect } = reader;
  const written = dialect.serverUrls(root);
  const isFromWeb = /^https?:/.test(root.source.url);
  const urls = (written.length === 0 && isFromWeb ? ['/'] : written).flatMap(url => absolute(reader, url));
  const chosen = urls.find(url => url.startsWith('https:')) ?? urls[0];
  if (chosen === undefined) return undefined;
  const { success, issues } = v.safeParse(httpUrl, chosen);
  if (!success) throw root.member('servers').fault(`The server's URL '${chosen}' ${issues[0].message}`);
  return chosen;
}

function absolute(reader: Reader, url: string): string[] {
  if (/^https?:\/\//i.test(url)) return [url.replace(/^https?/i, scheme => scheme.toLowerCase())];
  const base = reader.root.source.url;
  if (/^https?:/.test(base) && URL.canParse(url, base)) {
    const { protocol, origin, pathname } = new URL(url, base);
    return /^https?:$/.test(protocol) ? [`${origin}${pathname}`.replace(/\/$/, '')] : [];
  }
  reader.note(`Its server URL ${url} is no http or https URL: --service-url sets the backend.`);
  return [];
}
