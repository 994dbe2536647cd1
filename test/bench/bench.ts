import { changeRows } from './changes.ts';
import { commandRows } from './commands.ts';
import { gatewayRows } from './gateway.ts';
import { killRows } from './kills.ts';
import { printTable } from './table.ts';
import { workerRows } from './workers.ts';

/* Figures of this machine, beside what they are to reach. Run it on a quiet one; a ratio says more than a time. */
const rows = [
  ...(await commandRows()),
  ...(await changeRows()),
  ...(await killRows()),
  ...(process.platform === 'linux' ? [...(await gatewayRows()), ...(await workerRows())] : []),
];
printTable(rows);
