import { commandRows } from './commands.ts';
import { gatewayRows } from './gateway.ts';
import { printTable } from './table.ts';
import { workerRows } from './workers.ts';

/* Figures of this machine, beside what they are to reach. Run it on a quiet one; a ratio says more than a time. */
const rows = [
  ...(await commandRows()),
  ...(process.platform === 'linux' ? [...(await gatewayRows()), ...(await workerRows())] : []),
];
printTable(rows);
