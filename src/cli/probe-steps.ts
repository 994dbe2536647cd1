import type { Step } from '../probe/timeline.ts';
import type { Paper } from './paper.ts';
import { plainText } from './plain-text.ts';
import { wrap } from './wrap.ts';

/** `  proxy  ✓ `. */
const INDENT = 11;
/** ` 10,000 ms`. */
const TIME = 10;
const LEAST_BAR = 10;
const MOST_BAR = 60;
/** An eighth of a cell more with each. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A line a step: what came of it, when it ran as a bar, and how long it took. */
export function stepLines(steps: readonly Step[], paper: Paper): string[] {
  const whole = Math.max(...steps.map(({ began, took }) => began + took), 0);
  const bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, Math.floor((paper.width - INDENT - TIME) / 4)));
  const room = paper.width - INDENT - bar - TIME - 2;
  return steps.flatMap(step => {
    const [first = '', ...others] = wrap(plainText(step.outcome), room);
    const drawn = paper.paint({ text: barOf(step, whole, bar), colour: 'dim' }) + milliseconds(step.took);
    return [
      `  ${step.name.padEnd(6)} ${paper.mark(step.verdict)} ${first.padEnd(room)}  ${drawn}`,
      ...others.map(line => ' '.repeat(INDENT) + line),
    ];
  });
}

function barOf({ began, took }: Step, whole: number, width: number): string {
  const scale = whole === 0 ? 0 : (width * 8) / whole;
  const start = Math.min(Math.floor((began * scale) / 8), width - 1);
  const eighths = Math.max(1, Math.min(Math.round(took * scale), (width - start) * 8));
  const cells = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return (' '.repeat(start) + cells).padEnd(width);
}

function milliseconds(took: number): string {
  const text = took < 10 ? took.toFixed(1) : Math.round(took).toLocaleString('en');
  return `${text} ms`.padStart(TIME);
}
