import type { Step } from '../probe/timeline.ts';
import { barOf, milliseconds, TIME_WIDTH } from './bar.ts';
import type { Paper } from './paper.ts';
import { plainText } from './plain-text.ts';
import { wrap } from './wrap.ts';

/** `  proxy  ✓ `. */
const INDENT = 11;
const LEAST_BAR = 10;
const MOST_BAR = 60;

/** A line a step: what came of it, when it ran as a bar, and how long it took. */
export function stepLines(steps: readonly Step[], paper: Paper): string[] {
  const whole = Math.max(...steps.map(({ began, took }) => began + took), 0);
  const bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, Math.floor((paper.width - INDENT - TIME_WIDTH) / 4)));
  const room = paper.width - INDENT - bar - TIME_WIDTH - 2;
  return steps.flatMap(step => {
    const [first = '', ...others] = wrap(plainText(step.outcome), room);
    const drawn = paper.paint({ text: barOf(step, whole, bar), colour: 'dim' }) + milliseconds(step.took);
    return [
      `  ${step.name.padEnd(6)} ${paper.mark(step.verdict)} ${first.padEnd(room)}  ${drawn}`,
      ...others.map(line => ' '.repeat(INDENT) + line),
    ];
  });
}
