/** One figure, beside what it is to reach. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What is measured over what it is compared with; undefined where the reach is no ratio. */
  readonly ratio: number | undefined;
  readonly reach: number;
}

export function printTable(rows: readonly Row[]): void {
  const lines = rows.map(({ what, measured, ratio, reach }) => [
    what,
    measured,
    ratio === undefined ? '' : ratio.toFixed(2),
    ratio === undefined ? '' : `≤ ${reach}`,
    ratio === undefined || ratio <= reach ? '' : 'missed',
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
