#!/usr/bin/env node
import { fstatSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { whenNobodyReads } from './reader-of-pipe.js';

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
  const stopLooking = whileNothingIsWritten();
  outputGone = () => {
    stopLooking();
    outputGone = () => undefined;
    listener();
  };
}

/** A gateway whose log goes elsewhere writes nothing for hours. */
function whileNothingIsWritten() {
  const output = fstatSync(1);
  if (output.isFIFO()) return whenNobodyReads(() => outputGone());
  // Writing nothing fails where the other end of a socket is gone.
  const looking = output.isSocket() ? setInterval(() => process.stdout.write(''), 1000).unref() : undefined;
  return () => clearInterval(looking);
}

// Newer Node keeps what V8 made of the program. Whoever can write there decides what runs, hence not Node's own choice, a folder
// in the temporary one that all users share.
const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const caches = { darwin: join(homedir(), 'Library', 'Caches'), win32: LOCALAPPDATA || homedir() };
const cache = join(caches[process.platform] ?? (XDG_CACHE_HOME || join(homedir(), '.cache')), 'apim');
if (isAbsolute(cache)) module.enableCompileCache?.(cache);
const { main } = await import('../dist/apim/main.js');

process.exitCode = await main(
  {
    // Opened only where it is read.
    get stdin() {
      return process.stdin;
    },
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
