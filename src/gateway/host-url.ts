import type { HostUrl } from '../expression/context/host.ts';

export const hostUrl = ({ protocol, hostname, port, pathname, search }: URL): HostUrl => {
  const scheme = protocol.slice(0, -1);
  const usual = scheme === 'https' ? 443 : 80;
  return { scheme, host: hostname, port: port === '' ? usual : Number(port), path: pathname, query: search };
};
