// Argument: the context's folder, whose changes are listened for. Prints a line once they are.
import { listenForChanges } from '../../src/store/notices.ts';

const [directory = ''] = process.argv.slice(2);
await listenForChanges(directory, async changes => changes.map(change => `${process.pid}: ${change.id}`));
console.log('listening');
