import type { ChalkInstance } from 'chalk';
import { fitted } from './fitted.ts';
import { plainText } from './plain-text.ts';
import { wrap } from './wrap.ts';

export interface Cell {
  readonly text: string;
  readonly colour?: 'red' | 'yellow' | 'green' | 'dim' | undefined;
}

export interface Heading {
  readonly title: string;
  /** Where there is no room for all columns, those with the highest number are left out first; undefined: never. */
  readonly spare?: number | undefined;
  /** Whether its values are never broken in two, such as dates. */
  readonly isWhole?: boolean | undefined;
}

export interface Table {
  readonly headings: readonly Heading[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Canvas {
  readonly isColoured: boolean;
  /** In characters; undefined where there is room for any, as in a file. */
  readonly width: number | undefined;
}

/** Columns two spaces apart under quiet headings, and no wider than the canvas. Nothing at all where there is no row. */
export async function drawTable({ headings, rows }: Table, { isColoured, width }: Canvas): Promise<string> {
  if (rows.length === 0 || headings.length === 0) return '';
  const plain = rows.map(row => row.map(({ text, colour }) => ({ text: plainText(text), colour })));
  const { lines, leftOut } = fitted({ headings, rows: plain }, width);
  const paint = await painter(isColoured);
  const drawn = await drawLines(lines.map(line => line.map(cell => paintLines(cell, paint))));
  const note = leftOut.length === 0 || width === undefined ? [] : wrap(noteOn(leftOut), width);
  return [drawn, ...note.map(text => `${paint({ text, colour: 'dim' })}\n`)].join('');
}

const noteOn = (titles: readonly string[]): string =>
  `Left out for want of room: ${titles.join(', ')}. -o json has all.`;

async function drawLines(lines: string[][]): Promise<string> {
  const { default: CliTable } = await import('cli-table3');
  const table = new CliTable({
    chars: NO_BORDERS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...lines);
  return table.toString().replace(/ +$/gm, '').concat('\n');
}

/** Each line by itself, so that the colour ends where the line does. */
const paintLines = ({ text, colour }: Cell, paint: (cell: Cell) => string): string =>
  text
    .split('\n')
    .map(line => paint({ text: line, colour }))
    .join('\n');

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
