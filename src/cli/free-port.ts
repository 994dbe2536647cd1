import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port where it is free, else 0, which takes any. Whoever takes it between this and the listening is told of as ever. */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 0;
    // What else is wrong with it is told by the listening itself.
    return port;
  }
  server.close();
  await once(server, 'close');
  return port;
}
