#!/usr/bin/env node
import { fstatSync, readFileSync } from 'node:fs';
import { main } from '../dist/apim/main.js';
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
