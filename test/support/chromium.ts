import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Without the services of its vendor, without a screen, and as root of a container too. */
const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a page in a browser of its own, for which each of `names` is a name of this machine; closed after the test. */
export async function openInChromium(t: TestContext, url: string, names: readonly string[]): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'apim-chromium-'));
  const rules = names.map(name => `MAP ${name} 127.0.0.1`).join(',');
  const args = [...SWITCHES, `--user-data-dir=${profile}`, `--host-resolver-rules=${rules}`, url];
  const child = spawn('chromium', args, { stdio: 'ignore', detached: true });
  const ended = once(child, 'close');
  t.after(async () => {
    // With the processes that it started, which would go on writing to its folder.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  });
}
