// Arguments: the home's folder, and the name of a context to add to it.
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';

const [directory = '', name = ''] = process.argv.slice(2);
await openHome(directory).addContext({ ...DEFAULT_CONTEXT, name });
