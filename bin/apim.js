#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { main } from '../dist/apim/main.js';

const args = process.argv.slice(2);
// Overwrites the arguments in the process list, where other users could read a password.
process.title = 'apim';

// Whoever reads the output may have seen enough: `apim cert list | head -1`.
process.stdout.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// A gateway outlives the reader of its log.
process.stderr.on('error', error => {
  if (error.code !== 'EPIPE') throw error;
});

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
    end: status => process.exit(status),
  },
  args,
);
