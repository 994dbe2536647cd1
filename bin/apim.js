#!/usr/bin/env node
import { fstatSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const args = process.argv.slice(2);
// Overwrites the arguments in the process list, where other users could read a password.
process.title = 'apim';

// Whoever reads the output may have seen enough: `apim cert list | head -1`.
let outputGone = () => process.exit(0);
process.stdout.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
  outputGone();
});
// A gateway outlives the reader of its log, unless that read all there is: `apim serve 2>&1 | head -1`.
process.stderr.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
  const [output, log] = [fstatSync(1), fstatSync(2)];
  if (output.dev === log.dev && output.ino === log.ino) outputGone();
});

function onOutputGone(listener) {
  // Writing nothing fails where the other end of a socket is gone; of a pipe nothing tells it but what is written.
  const looking = fstatSync(1).isSocket() ? setInterval(() => process.stdout.write(''), 1000).unref() : undefined;
  outputGone = () => {
    clearInterval(looking);
    outputGone = () => undefined;
    listener();
  };
}

// Newer Node keeps what V8 made of the program. Whoever can write there decides what runs, hence not Node's own choice, a folder
// in the temporary one that all users share.
const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const caches = { darwin: join(homedir(), 'Library', 'Caches'), win32: LOCALAPPDATA || homedir() };
module.enableCompileCache?.(join(caches[process.platform] ?? (XDG_CACHE_HOME || join(homedir(), '.cache')), 'apim'));
const { main } = await import('../dist/apim/main.js');

process.exitCode = await main(
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    version: JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
    now: () => new Date(),
    onSignal: (signal, listener) => process.on(signal, listener),
    onOutputGone,
    entitle: title => {
      process.title = title;
    },
    end: status => process.exit(status),
  },
  args,
);
