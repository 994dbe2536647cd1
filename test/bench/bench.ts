import { changeRows } from './changes.ts';
import { commandRows } from './commands.ts';
import { counterRows } from './counters.ts';
import { expressionRows } from './expressions.ts';
import { gatewayRows } from './gateway.ts';
import { identityRows } from './identities.ts';
import { idleRows } from './idle.ts';
import { importRows } from './imports.ts';
import { killRows } from './kills.ts';
import { policyRows } from './policies.ts';
import { policyLoadRows } from './policy-load.ts';
import { printTable, type Row } from './table.ts';
import { transferRows } from './transfers.ts';
import { workerRows } from './workers.ts';

/*
 * Figures of this machine, beside what they are to reach. Run it on a quiet one; a ratio says more than a time. Arguments
 * name groups to run, such as `npm run bench -- gateway`.
 */
const LINUX = {
  gateway: gatewayRows,
  'policy-load': policyLoadRows,
  workers: workerRows,
  transfers: transferRows,
  idle: idleRows,
  identities: identityRows,
};
const GROUPS: Readonly<Record<string, () => Promise<Row[]>>> = {
  commands: commandRows,
  changes: changeRows,
  import: importRows,
  kills: killRows,
  expressions: expressionRows,
  policies: policyRows,
  counters: counterRows,
  ...(process.platform === 'linux' ? LINUX : {}),
};

const wanted = process.argv.slice(2);
for (const name of wanted)
  if (GROUPS[name] === undefined) throw new Error(`There is no group ${name}, but ${Object.keys(GROUPS).join(', ')}.`);
const rows: Row[] = [];
for (const [name, measure] of Object.entries(GROUPS))
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await measure()));
printTable(rows);
if (rows.some(({ failures }) => failures !== undefined && failures > 0)) process.exitCode = 1;
