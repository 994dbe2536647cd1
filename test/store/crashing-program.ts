// Arguments: the context's folder, and the number of the file operation in whose place the process is killed.
import { nodeFiles } from '../../src/store/file-system.ts';
import { openStore } from '../../src/store/store.ts';
import { watched } from './support.ts';

const [directory = '', last = ''] = process.argv.slice(2);
let operation = 0;
const files = watched(nodeFiles, () => {
  operation += 1;
  if (operation === Number(last)) process.kill(process.pid, 'SIGKILL');
});
const store = openStore(directory, {
  files,
  patience: 10_000,
  confirmation: 2_000,
  onNotice: line => console.error(line),
});
await store.change(draft => {
  draft.backends.put({ id: 'first', url: 'http://new.test', protocol: 'http' });
  draft.backends.put({ id: 'second', url: 'http://new.test', protocol: 'http' });
  draft.backends.put({ id: 'added', url: 'http://new.test', protocol: 'http' });
  draft.backends.delete('deleted');
});
