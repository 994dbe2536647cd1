import type { HostUrl } from '../../expression/context/host.ts';
import { portOf } from '../../http/port.ts';

export const hostUrl = (url: URL): HostUrl => ({
  scheme: url.protocol.slice(0, -1),
  host: url.hostname,
  port: portOf(url),
  path: url.pathname,
  query: url.search,
});
