import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { commandFile } from '../support/command.ts';
import { skipWithout } from '../support/program.ts';
import type { Session } from './session.ts';

/** What a person types, once something is on the screen. */
export interface Typed {
  readonly after: string;
  /** With the escapes of Python. */
  readonly text: string;
}

export function skipWithoutTerminal(t: TestContext): boolean {
  if (process.platform !== 'win32') return skipWithout(t, 'python3', '--version');
  t.skip('the terminal of these tests is not of Windows');
  return true;
}

const TERMINAL = `
import os, pty, sys
after, text, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
shown = b''
typed = False
while True:
    try:
        chunk = os.read(terminal, 1024)
    except OSError:
        break
    if not chunk:
        break
    shown += chunk
    if not typed and after.encode() in shown:
        typed = True
        os.write(terminal, text.encode().decode('unicode_escape').encode())
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Runs a command on a terminal, which Python plays; answers its exit code and what the screen showed. */
export async function onTerminal({ cwd, home }: Session, { after, text: keys }: Typed, ...args: string[]) {
  const command = ['-c', TERMINAL, after, keys, process.execPath, commandFile(), ...args];
  const child = spawn('python3', command, { cwd, env: { ...process.env, APIM_HOME: home, NO_COLOR: '1' } });
  const [shown, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { status, shown: shown.replaceAll('\r\n', '\n') };
}
