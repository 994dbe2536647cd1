#!/usr/bin/env node
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { main } from '../dist/apim/main.js';

const args = process.argv.slice(2);
// Overwrites the arguments in the process list, where other users could read a password.
process.title = 'apim';

// Whoever reads the output may have seen enough: `apim cert list | head -1`.
let outputGone = () => process.exit(0);
process.stdout.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
  outputGone();
});
// A gateway outlives the reader of its log.
process.stderr.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
});

const { O_NONBLOCK, O_WRONLY } = constants;

/** Writes nothing, which fails where the other end of a socket is gone; a pipe tells only whoever opens it (Linux, fifo(7)). */
function lookAtOutput() {
  if (!fstatSync(1).isFIFO()) return void process.stdout.write('');
  if (process.platform !== 'linux') return;
  try {
    closeSync(openSync('/proc/self/fd/1', O_WRONLY | O_NONBLOCK));
  } catch (error) {
    if (error.code === 'ENXIO') outputGone();
  }
}

function onOutputGone(listener) {
  const looking = process.stdout.isTTY ? undefined : setInterval(lookAtOutput, 1000).unref();
  outputGone = () => {
    clearInterval(looking);
    outputGone = () => undefined;
    listener();
  };
}

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
