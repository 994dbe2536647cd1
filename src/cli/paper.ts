import type { Verdict } from '../certificates/chain/check.ts';
import { type Environment, type Output, wantsColour } from './environment.ts';
import { plainText } from './plain-text.ts';
import { type Cell, painter } from './table.ts';
import { VERDICT_COLOURS } from './verdict-colours.ts';
import { wrap } from './wrap.ts';

/** As wide as terminals are that do not say, or say 0. */
const WIDTH = 80;
/** Longer lines are hard to read. */
const WIDEST = 120;

const MARKS: Readonly<Record<Verdict, string>> = { ok: '✓', warning: '!', failure: '✗' };

/** What text for a person is laid out on. */
export interface Paper {
  readonly width: number;
  /** A text in its colour, without what a terminal obeys. */
  paint(cell: Cell): string;
  mark(verdict: Verdict): string;
  /** `first` and what follows it, broken between words so that all lines stand as far in as the first one's text. */
  paragraph(first: string, indent: number, text: string): string[];
}

/** For what is written there. */
export async function paperFor(env: Environment, output: Output): Promise<Paper> {
  const paint = await painter(wantsColour(env, output));
  const width = Math.min(output.columns || WIDTH, WIDEST);
  return {
    width,
    paint,
    mark: verdict => paint({ text: MARKS[verdict], colour: VERDICT_COLOURS[verdict] }),
    paragraph: (first, indent, text) => {
      const lines = wrap(plainText(text), width - indent);
      return lines.map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
    },
  };
}
