/** One figure, beside what it is to reach. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What is measured over what it is compared with; undefined where it could not be measured. */
  readonly ratio: number | undefined;
  readonly reach: number;
  /** Requests that were not answered as they should be; absent, none. */
  readonly failures?: number;
}

export function printTable(rows: readonly Row[]): void {
  const lines = rows.map(row => [
    row.what,
    row.measured,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.ratio === undefined ? '' : `≤ ${row.reach}`,
    verdict(row),
  ]);
  const table = [['what', 'measured', 'ratio', 'reach', ''], ...lines];
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...table.map(line => line[column]?.length ?? 0)));
  for (const line of table)
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}

function verdict({ ratio, reach, failures }: Row): string {
  if (failures !== undefined && failures > 0) return `${failures} failed`;
  if (ratio === undefined) return 'not measured';
  return ratio <= reach ? '' : 'missed';
}
