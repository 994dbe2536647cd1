import { connector } from '../connector.ts';
import type { Dialled } from '../diagnosis.ts';
import { look } from './look.ts';
import { type ProbeOptions, see } from './seeing.ts';
import type { Again } from './status-diagnosis.ts';
import type { Way } from './ways.ts';

/** What can be found out by calling again. */
export const againOf = ({ terms }: Dialled, way: Way, options: ProbeOptions): Again => ({
  text: async () => {
    const { path, timeouts } = options;
    const answer = await look({ upstream: way.upstream, terms, timeouts, connecting: connector, method: 'GET', path });
    return 'text' in answer ? answer.text : '';
  },
  overTls12: async () => (await see(way, { ...terms, maxVersion: 'TLSv1.2' }, options)).sight.handshake,
});
