import type { IncomingMessage } from 'node:http';
import type { HostUrl } from '../../expression/context/host.ts';
import { parseTarget } from '../callers/request-target.ts';
import { hostUrl } from './host-url.ts';

/** What the caller asked for. */
export function receivedUrl(incoming: IncomingMessage): HostUrl {
  const { authority, path, query } = parseTarget(incoming.url ?? '') ?? { authority: undefined, path: '/', query: '' };
  const origin = `${'encrypted' in incoming.socket ? 'https' : 'http'}://${authority ?? incoming.headers.host ?? 'localhost'}`;
  return { ...hostUrl(new URL(URL.canParse(origin) ? origin : 'http://localhost')), path, query };
}
