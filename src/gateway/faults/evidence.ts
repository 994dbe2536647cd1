import type { ServerChain } from '../../certificates/chain/types.ts';
import type { HandshakeReport } from '../../handshake/report.ts';

/** What a probe saw of a call; the gateway itself does not look so closely. */
export interface Evidence {
  /** Whether the backend took a TCP connection, or its proxy opened the way to it. */
  readonly isReached: boolean;
  /** The name that the server was asked for and checked against, where that is not the URL's. */
  readonly serverName: string | undefined;
  /** Undefined without TLS. */
  readonly handshake: HandshakeReport | undefined;
  /** Undefined where no certificate of the server came. */
  readonly chain: ServerChain | undefined;
}
