// Arguments: the context's folder, a name, and how many times to add one to the shared counter and to keep an entity of its own.

import { nodeFiles } from '../../src/store/file-system.ts';
import { openStore } from '../../src/store/store.ts';

const [directory = '', name = '', times = ''] = process.argv.slice(2);
const store = openStore(directory, {
  files: nodeFiles,
  patience: 10_000,
  confirmation: 2_000,
  onNotice: line => console.error(line),
});
for (let turn = 0; turn < Number(times); turn += 1) {
  await store.change(draft => {
    const count = Number(draft.backends.get('counter')?.title ?? 0);
    draft.backends.put({ id: 'counter', url: 'http://counter.test', protocol: 'http', title: String(count + 1) });
    draft.backends.put({ id: `${name}-${turn}`, url: 'http://own.test', protocol: 'http' });
  });
}
