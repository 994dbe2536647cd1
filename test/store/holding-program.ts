// Argument: the folder of a lock, which is held until the process is killed. Prints a line once it is.
import { nodeFiles } from '../../src/store/file-system.ts';
import { createLock } from '../../src/store/lock.ts';

const [folder = ''] = process.argv.slice(2);
const lock = createLock(folder, { files: nodeFiles, patience: 10_000, report: line => console.error(line) });
await lock.hold(async () => {
  console.log('held');
  process.stdin.resume();
  await new Promise(() => undefined);
});
