import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import * as v from 'valibot';
import type { Change } from './collection.ts';
import { systemCode } from './failure.ts';
import { gathering } from './gathering.ts';
import { SHAPES } from './kinds.ts';
import { readLine } from './line-protocol.ts';

/** Of those that have asked nothing yet. */
const MAX_SILENT = 256;
const TIME_TO_ASK = 2_000;

/** Applies changes and answers lines for the terminal of whoever made them. */
export type ChangeHandler = (changes: readonly Change[]) => Promise<string[]>;

export interface ControlServer {
  readonly port: number;
  close(): Promise<void>;
}

const isKind = (kind: string): kind is Change['kind'] => Object.hasOwn(SHAPES, kind);

/** Changes as another process tells of them. */
export const changesShape = v.array(v.object({ kind: v.pipe(v.string(), v.guard(isKind)), id: v.string() }));

const noticeShape = v.object({ token: v.string(), changes: changesShape });

/** Where a gateway is told of changes. One line of JSON in, one out; whatever else comes in is hung up on. */
export async function controlServer(token: string, onChange: ChangeHandler): Promise<ControlServer> {
  const sockets = new Set<Socket>();
  const silent = new Set<Socket>();
  const apply = gathering(onChange);
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket);
    admit(socket, silent);
    socket.once('close', () => sockets.delete(socket));
    // Whoever hangs up early does not want the answer; without a listener Node would end the process.
    socket.on('error', () => socket.destroy());
    void converse(socket, silent, token, apply);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: portOf(server.address()), close: () => close(server, sockets) };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The control server has no port.');
  return address.port;
}

/**
 * Who makes a change asks as soon as it is connected. So where too many are silent the one that has been so for the
 * longest makes room, and not the newest: whoever only holds connections open keeps nobody out.
 */
function admit(socket: Socket, silent: Set<Socket>): void {
  silent.add(socket);
  socket.once('close', () => silent.delete(socket));
  const [oldest] = silent;
  if (silent.size > MAX_SILENT) oldest?.destroy();
}

async function converse(socket: Socket, silent: Set<Socket>, token: string, apply: ChangeHandler): Promise<void> {
  const changes = await readNotice(socket, token);
  silent.delete(socket);
  if (changes === undefined) socket.destroy();
  else socket.end(`${JSON.stringify(await answerTo(changes, apply))}\n`, () => socket.destroy());
}

/** Undefined for anything but a valid notice that comes soon and has the token. */
async function readNotice(socket: Socket, token: string): Promise<readonly Change[] | undefined> {
  const timer = setTimeout(() => socket.destroy(), TIME_TO_ASK);
  try {
    const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), noticeShape), await readLine(socket));
    return notice.success && isSame(notice.output.token, token) ? notice.output.changes : undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function answerTo(changes: readonly Change[], apply: ChangeHandler): Promise<object> {
  try {
    return { lines: await apply(changes) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Hashed, since timingSafeEqual wants equal lengths. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

async function close(server: ReturnType<typeof createServer>, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
