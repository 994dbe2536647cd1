import type { Socket } from 'node:net';
import type tls from 'node:tls';
import type { Connecting } from '../gateway/backends/connector.ts';
import { openTunnel, secureToProxy, type TunnelOptions } from '../gateway/backends/proxy-tunnel.ts';
import type { Terms } from '../gateway/backends/terms.ts';
import { dial, hostAndPort, untilReady } from './dialling.ts';
import { shakeHands } from './shaking-hands.ts';
import type { Sight } from './sight.ts';
import { done } from './timeline.ts';

/** Connects on the same terms as the gateway's own connector, step by step, and shows what it sees. */
export const observingConnector =
  (sight: Sight): Connecting =>
  (terms, context, timeout, watch) =>
  ({ servername }, callback) => {
    // As the gateway's own connector takes it: the backend's Host header, where it is no address.
    if (servername) sight.serverName = servername;
    connectSeen(terms, context, timeout, sight).then(
      socket => {
        socket.on('error', error => {
          sight.error ??= error;
        });
        sight.connected = sight.timeline.now();
        watch.connected(socket);
        callback(null, socket);
      },
      error => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };

/** Rejects with what undici's connector or the gateway's own would fail with. */
export async function connectSeen(
  terms: Terms,
  context: tls.SecureContext | undefined,
  timeout: number,
  sight: Sight,
): Promise<Socket> {
  const signal = AbortSignal.timeout(timeout);
  const socket = await reach(terms, timeout, sight, signal);
  sight.isReached = true;
  return context === undefined ? socket : shakeHands({ socket, terms, context, sight, signal });
}

/** A way for bytes to the backend, by its proxy if it has one. */
async function reach(terms: Terms, timeout: number, sight: Sight, signal: AbortSignal): Promise<Socket> {
  const { origin, proxy, trust } = terms;
  if (proxy === undefined) return dial(hostAndPort(new URL(origin)), sight.timeline, signal);
  const socket = await dial(hostAndPort(new URL(proxy.url)), sight.timeline, signal);
  if (origin.startsWith('http:')) return toPlainBackend(proxy, socket, terms, sight, signal);
  const { hostname, port } = hostAndPort(new URL(origin));
  const authority = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  const tunnel = () => openTunnel({ proxy, ca: trust.whole, authority, timeout, socket });
  return sight.timeline.step('proxy', async () => done(await tunnel(), `opened a way to ${authority}`));
}

/** Requests go to the proxy itself, in absolute form. */
function toPlainBackend(
  proxy: TunnelOptions['proxy'],
  socket: Socket,
  { trust }: Terms,
  { timeline }: Sight,
  signal: AbortSignal,
): Promise<Socket> | Socket {
  const { protocol, hostname } = new URL(proxy.url);
  if (protocol === 'http:') return socket;
  return timeline.step('proxy', async () => {
    const secure = secureToProxy(socket, hostname, trust.whole);
    await untilReady(secure, 'secureConnect', signal, () => undefined);
    return done(secure, secure.getProtocol() ?? 'TLS');
  });
}
