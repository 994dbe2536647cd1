import { displayWidth } from './display-width.ts';
import type { Cell, Heading, Table } from './table.ts';
import { wrapCutting } from './wrap.ts';

/** What is drawn: the headings and the rows, with line breaks where a text is broken. */
export interface Fitted {
  readonly lines: readonly (readonly Cell[])[];
  /** Titles of columns that there was no room for. */
  readonly leftOut: readonly string[];
}

const GAP = 2;
/** Sentences in a narrower column cannot be read. */
const PROSE = 30;
/** Longer words may be cut, once nothing is left to leave out. */
const WORD = 24;

interface Column {
  readonly heading: Heading;
  readonly cells: readonly Cell[];
  /** With every text on one line. */
  readonly natural: number;
  /** With words whole, and sentences such that they can be read. */
  readonly least: number;
}

/**
 * Within a width, as well as it can be done: texts are broken between words, then columns are left out, then long words cut.
 * What is not to be had so stands upright, and so does one row alone that is too wide for a line: a line for each value.
 */
export function fitted(table: Table, width: number | undefined): Fitted {
  const columns = columnsOf(table);
  if (width === undefined || taken(columns, 'natural') <= width) return drawn(columns, naturalWidths(columns), []);
  if (table.rows.length === 1) return upright(columns, width);
  const kept = withRoom(columns, width);
  const leftOut = columns.filter(column => !kept.includes(column)).map(({ heading }) => heading.title);
  const cutting = kept.map(column => ({ ...column, least: cutLeast(column) }));
  for (const tried of [kept, cutting])
    if (taken(tried, 'least') <= width) return drawn(tried, shrunk(tried, width), leftOut);
  return upright(columns, width);
}

const columnsOf = ({ headings, rows }: Table): Column[] =>
  headings.map((heading, index) => {
    const cells = rows.map(row => row[index] ?? { text: '' });
    const texts = [heading.title, ...cells.map(({ text }) => text)];
    const natural = widest(texts);
    const longestWord = widest(texts.flatMap(text => text.split(' ')));
    const least = heading.isWhole === true ? natural : Math.max(longestWord, Math.min(natural, PROSE));
    return { heading, cells, natural, least };
  });

/** Not by spreading: a listing may have more texts than a function takes arguments. */
const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);

function cutLeast({ heading, natural, least }: Column): number {
  if (heading.isWhole === true) return natural;
  return Math.max(displayWidth(heading.title), Math.min(least, WORD));
}

const taken = (columns: readonly Column[], which: 'natural' | 'least'): number =>
  columns.reduce((sum, column) => sum + column[which], GAP * (columns.length - 1));

/** Without the columns that have to go first, until the others have room or only those are left that must stay. */
function withRoom(columns: readonly Column[], width: number): readonly Column[] {
  if (taken(columns, 'least') <= width) return columns;
  const spares = columns.flatMap(({ heading }) => heading.spare ?? []);
  if (spares.length === 0) return columns;
  const first = Math.max(...spares);
  return withRoom(
    columns.filter(({ heading }) => heading.spare !== first),
    width,
  );
}

const naturalWidths = (columns: readonly Column[]): number[] => columns.map(({ natural }) => natural);

/** The widest give way first, none below its least. */
function shrunk(columns: readonly Column[], width: number): number[] {
  const room = width - GAP * (columns.length - 1);
  const widths = columns.map(({ natural, least }) => Math.max(least, Math.min(natural, room)));
  let excess = widths.reduce((sum, each) => sum + each, 0) - room;
  for (; excess > 0; excess -= 1) {
    const slack = columns.map(({ least }, index) => ((widths[index] ?? 0) > least ? (widths[index] ?? 0) : 0));
    const widest = slack.indexOf(Math.max(...slack));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function drawn(columns: readonly Column[], widths: readonly number[], leftOut: readonly string[]): Fitted {
  const titles = columns.map(({ heading }): Cell => ({ text: heading.title, colour: 'dim' }));
  const rows = (columns[0]?.cells ?? []).map((_cell, row) =>
    columns.map(({ cells }, index) => broken(cells[row] ?? { text: '' }, widths[index] ?? 0)),
  );
  return { lines: [titles, ...rows], leftOut };
}

const broken = ({ text, colour }: Cell, width: number): Cell => ({
  text: displayWidth(text) <= width ? text : wrapCutting(text, width).join('\n'),
  colour,
});

/** A line for each value under its title, and an empty one between two rows. */
function upright(columns: readonly Column[], width: number): Fitted {
  const titled = columns.filter(({ heading, cells }) => heading.title !== '' || cells.some(({ text }) => text !== ''));
  const room = Math.max(1, width - GAP - Math.max(...titled.map(({ heading }) => displayWidth(heading.title))));
  const rows = (columns[0]?.cells ?? []).map((_cell, row) =>
    titled.flatMap(({ heading, cells }): Cell[][] => {
      const cell = cells[row] ?? { text: '' };
      return cell.text === '' ? [] : [[{ text: heading.title, colour: 'dim' }, broken(cell, room)]];
    }),
  );
  const empty: Cell[] = [{ text: '' }, { text: '' }];
  return { lines: rows.flatMap((lines, index) => (index === 0 ? lines : [empty, ...lines])), leftOut: [] };
}
