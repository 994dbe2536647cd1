import { type ProbeOptions, type Seen, see } from './seeing.ts';
import type { Again } from './status-diagnosis.ts';
import type { Way } from './ways.ts';

/** What can be found out by calling again. */
export const againOf = ({ method, dialled: { terms } }: Seen, way: Way, options: ProbeOptions): Again => ({
  overTls12: async () => (await see(way, { ...terms, maxVersion: 'TLSv1.2' }, method, options)).sight.handshake,
});
