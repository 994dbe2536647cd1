import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.ts';

/** Starts listening and answers the port; 0 takes any free one. `option` is the command-line option that mends a taken port. */
export async function listen(server: Server, host: string, port: number, option: string): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, 1024, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw listenError(error, host, port, option);
  }
  return boundPort(server.address());
}

function boundPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  return address.port;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function listenError(cause: unknown, host: string, port: number, option: string): unknown {
  const choose = `choose another with ${option} (${option} 0 takes any free one).`;
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return new UserError('EnvironmentError', `Port ${port} of ${host} is taken: stop what uses it, or ${choose}`, {
        cause,
      });
    case 'EACCES':
      return new UserError('EnvironmentError', `Port ${port} needs rights that this user lacks: ${choose}`, { cause });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UserError(
        'EnvironmentError',
        `This machine has no address ${host} to listen on: give another --host.`,
        { cause },
      );
    default:
      return cause;
  }
}
