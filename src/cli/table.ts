import type { ChalkInstance } from 'chalk';
import { plainText } from './plain-text.ts';

export interface Cell {
  readonly text: string;
  readonly colour?: 'red' | 'yellow' | 'green' | 'dim' | undefined;
}

export interface Table {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Columns two spaces apart under quiet headings; values are never cut. Nothing at all where there is no row. */
export async function drawTable({ titles, rows }: Table, colour: boolean): Promise<string> {
  if (rows.length === 0 || titles.length === 0) return '';
  const { default: CliTable } = await import('cli-table3');
  const paint = await painter(colour);
  const table = new CliTable({
    chars: NO_BORDERS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(
    titles.map(text => paint({ text, colour: 'dim' })),
    ...rows.map(row => row.map(paint)),
  );
  return table.toString().replace(/ +$/gm, '').concat('\n');
}

async function pen(colour: boolean): Promise<ChalkInstance | undefined> {
  if (!colour) return undefined;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

/** Shows a cell's text, without what a terminal obeys, in its colour where there is to be any. */
export async function painter(isColoured: boolean): Promise<(cell: Cell) => string> {
  const chalk = await pen(isColoured);
  return ({ text, colour }) =>
    chalk === undefined || colour === undefined ? plainText(text) : chalk[colour](plainText(text));
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
