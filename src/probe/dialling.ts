import { type LookupAddress, lookup } from 'node:dns';
import { connect, isIP, type LookupFunction, type NetConnectOpts, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { withoutBrackets } from '../gateway/backends/host-name.ts';
import { connectTimeout } from '../gateway/backends/undici.ts';
import { portOf } from '../http/port.ts';
import { done, type Timeline } from './timeline.ts';

/** A host and port of a URL. */
export interface HostAndPort {
  /** An address without brackets. */
  readonly hostname: string;
  readonly port: number;
}

export const hostAndPort = (url: URL): HostAndPort => ({ hostname: withoutBrackets(url.hostname), port: portOf(url) });

/** A TCP connection, with DNS before it where there is a name. Rejects with Node's own error, or undici's ConnectTimeoutError. */
export async function dial(place: HostAndPort, timeline: Timeline, signal: AbortSignal): Promise<Socket> {
  const addresses = isIP(place.hostname) === 0 ? await resolve(place, timeline, signal) : undefined;
  return timeline.step('TCP', async () => {
    const socket = await connected(place, addresses, signal);
    return done(socket, `${socket.remoteAddress} port ${socket.remotePort}`);
  });
}

/** As Node itself would, with the system's resolver and its hosts file. */
const resolve = ({ hostname }: HostAndPort, timeline: Timeline, signal: AbortSignal): Promise<LookupAddress[]> =>
  timeline.step('DNS', async () => {
    const addresses = await unlessAborted(promisify(lookup)(hostname, { all: true }), signal);
    return done(addresses, addresses.map(({ address }) => address).join(', '));
  });

function connected(
  { hostname, port }: HostAndPort,
  addresses: LookupAddress[] | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  const options: NetConnectOpts = {
    host: hostname,
    port,
    noDelay: true,
    ...(addresses && { lookup: known(addresses) }),
  };
  const socket = connect(options);
  return untilReady(socket, 'connect', signal, () => socket);
}

/** What `result` answers in the very moment of the event. Once the time for connecting is over the socket is destroyed. */
export function untilReady<T>(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
  result: () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => socket.destroy(connectTimeout());
    signal.addEventListener('abort', abort, { once: true });
    socket.once(event, () => {
      signal.removeEventListener('abort', abort);
      socket.off('error', reject);
      resolve(result());
    });
    socket.once('error', reject);
  });
}

/** Answers what was found before. */
const known =
  (addresses: LookupAddress[]): LookupFunction =>
  (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all === true || first === undefined) callback(null, addresses);
    else callback(null, first.address, first.family);
  };

/** Rejects once the time for connecting is over. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(connectTimeout());
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
