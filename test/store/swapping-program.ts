// Arguments: the context's folder, and how many times to give two backends the same new title in one change.
import { nodeFiles } from '../../src/store/file-system.ts';
import { openStore } from '../../src/store/store.ts';

const [directory = '', times = ''] = process.argv.slice(2);
const store = openStore(directory, {
  files: nodeFiles,
  patience: 10_000,
  confirmation: 2_000,
  onNotice: line => console.error(line),
});
for (let turn = 1; turn <= Number(times); turn += 1) {
  await store.change(draft => {
    for (const id of ['first', 'second']) {
      draft.backends.put({ id, url: 'http://pair.test', protocol: 'http', title: String(turn) });
    }
  });
}
