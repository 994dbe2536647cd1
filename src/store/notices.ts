import * as v from 'valibot';
import type { Change } from './collection.ts';
import { homeOf } from './context-folder.ts';
import { type ChangeHandler, controlServer } from './control-server.ts';
import { systemCode, unwritable } from './failure.ts';
import type { FileSystem } from './file-system.ts';
import { removeIfThere } from './files.ts';
import { ask, LateAnswer } from './line-protocol.ts';
import { filesIn } from './own-files.ts';
import { isOnThisHost } from './owner.ts';
import { isRegistered, newToken, type Registration, register, registrations } from './registration.ts';

export type { Change } from './collection.ts';
export { type ChangeHandler, changesShape } from './control-server.ts';

/** So that a notice stays below what a gateway accepts in one line, also with the longest ids. */
const CHANGES_A_NOTICE = 400;

const answerShape = v.union([v.strictObject({ lines: v.array(v.string()) }), v.strictObject({ error: v.string() })]);

export interface Listener {
  close(): Promise<void>;
}

/**
 * Has `onChange` called after each change in the context's folder, until the listener is closed. Changes that come while
 * it runs are handed over together in the next run. It answers lines for the terminal of whoever made the change, who
 * waits for it. Listen before loading the state: then there is no change that is neither loaded nor announced.
 */
export async function listenForChanges(directory: string, onChange: ChangeHandler): Promise<Listener> {
  const files = filesIn(homeOf(directory));
  const token = newToken();
  const server = await controlServer(token, onChange);
  try {
    const path = register(files, directory, { port: server.port, token });
    return {
      close: async () => {
        removeIfThere(files, path);
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw unwritable(error, directory);
  }
}

export interface AnnounceOptions {
  readonly files: FileSystem;
  /** How many milliseconds a gateway has to confirm. */
  readonly timeout: number;
}

/** Tells all gateways that run, at the same time, and answers what there is to show once each has confirmed or failed to. */
export async function announce(
  directory: string,
  changes: readonly Change[],
  options: AnnounceOptions,
): Promise<string[]> {
  const answers = registrations(options.files, directory).flatMap(gateway =>
    noticesOf(changes).map(notice => tell(gateway, notice, options)),
  );
  return [...new Set((await Promise.all(answers)).flat())];
}

function noticesOf(changes: readonly Change[]): Change[][] {
  const count = Math.ceil(changes.length / CHANGES_A_NOTICE);
  return Array.from({ length: count }, (_, index) =>
    changes.slice(index * CHANGES_A_NOTICE, (index + 1) * CHANGES_A_NOTICE),
  );
}

async function tell(gateway: Registration, changes: readonly Change[], options: AnnounceOptions): Promise<string[]> {
  if (!isOnThisHost(gateway)) return [elsewhere(gateway)];
  try {
    const answer = await ask(gateway.port, JSON.stringify({ token: gateway.token, changes }), options.timeout);
    return linesOf(gateway, answer);
  } catch (error) {
    return unconfirmed(gateway, error, options);
  }
}

function linesOf(gateway: Registration, answer: string): string[] {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), answerShape), answer);
  if (!result.success) return [`${theGateway(gateway)} gave no valid answer; the change is saved.`];
  if ('lines' in result.output) return result.output.lines;
  return [`${theGateway(gateway)} could not apply the change, which is saved: ${result.output.error}`];
}

/** A gateway that ended meanwhile has nothing to confirm; that it refuses to connect means so even if its id lives on. */
function unconfirmed(gateway: Registration, error: unknown, { files, timeout }: AnnounceOptions): string[] {
  if (error instanceof LateAnswer) {
    const within = `${timeout / 1000} second${timeout === 1000 ? '' : 's'}`;
    return [
      `${theGateway(gateway)} did not confirm the change within ${within}; the change is saved, and it will follow as soon as it can.`,
    ];
  }
  const code = systemCode(error);
  if (code === undefined) throw error;
  if (code === 'ECONNREFUSED' || !isRegistered(files, gateway)) {
    removeIfThere(files, gateway.path);
    return [];
  }
  return [`${theGateway(gateway)} hung up without confirming the change, which is saved (${code}).`];
}

const theGateway = (gateway: Registration): string => `The gateway with process id ${gateway.pid}`;

const elsewhere = (gateway: Registration): string =>
  `The gateway with process id ${gateway.pid} on the host ${gateway.host} cannot be told of the change from here; ` +
  `restart it, or delete ${gateway.path} if it does not run any more.`;
