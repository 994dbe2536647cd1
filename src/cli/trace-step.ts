import type { TracedStep } from '../policy/trace/traced.ts';
import { barOf, milliseconds, TIME_WIDTH } from './bar.ts';
import { displayWidth } from './display-width.ts';
import type { Paper } from './paper.ts';
import { plainText } from './plain-text.ts';
import { type Detail, detailsOf } from './trace-happening.ts';
import { wrapCutting } from './wrap.ts';

/** What a trace is drawn on. */
export interface Canvas {
  readonly paper: Paper;
  /** Of the whole request, in milliseconds. */
  readonly whole: number;
}

const LEAST_BAR = 10;
/** Narrower than this nothing can be read. */
const LEAST_ROOM = 20;

/** The steps of a block as a tree, each with what happened in it. */
export function treeLines(steps: readonly TracedStep[], guide: string, canvas: Canvas): string[] {
  return steps.flatMap((step, index) => {
    const isLast = index === steps.length - 1;
    const below = guide + (isLast ? '   ' : '│  ');
    return [titleLine(step, guide + (isLast ? '└─ ' : '├─ '), canvas), ...contentLines(step, below, canvas)];
  });
}

/** The policy and where it stands, when it ran as a bar, and how long it took. */
function titleLine(step: TracedStep, guide: string, { paper, whole }: Canvas): string {
  const bar = Math.max(LEAST_BAR, Math.floor(paper.width / 5));
  const room = paper.width - displayWidth(guide) - bar - TIME_WIDTH - 2;
  const { policy, policyId, scope, line, column } = step;
  const title = plainText(`${policy}${policyId === undefined ? '' : ` ${policyId}`}`);
  const text = `${title}  ${scope} ${line}:${column}`;
  const drawn = paper.paint({ text: barOf(step, whole, bar), colour: 'dim' }) + milliseconds(step.took);
  return `${guide}${text.padEnd(room)}  ${drawn}`;
}

/** The policies inside come where they ran. */
function contentLines(step: TracedStep, guide: string, canvas: Canvas): string[] {
  const inside = step.happened.filter(each => each.kind === 'step');
  const rest = inside.length === 0 ? guide : `${guide}│ `;
  const details = step.happened.flatMap(each => (each.kind === 'step' ? [] : detailsOf(each, step)));
  return [
    ...[...details, ...endOf(step)].flatMap(each => detailLines(each, rest, canvas)),
    ...treeLines(inside, guide, canvas),
  ];
}

/** Where policies inside ended it, they say so. */
function endOf({ outcome, failure, happened }: TracedStep): Detail[] {
  if (failure !== undefined) return [{ text: `✗ ${failure.reason}: ${failure.message}`, colour: 'red', hanging: 2 }];
  if (happened.some(({ kind }) => kind === 'step')) return [];
  if (outcome === 'responded') return [{ text: 'answers: nothing more runs', hanging: 2 }];
  return outcome === 'skipped to outbound' ? [{ text: 'the rest up to outbound is left out', hanging: 2 }] : [];
}

function detailLines({ text, colour, hanging }: Detail, guide: string, { paper }: Canvas): string[] {
  const room = Math.max(LEAST_ROOM, paper.width - displayWidth(guide) - hanging);
  const indent = /^ */.exec(text)?.[0] ?? '';
  return wrapCutting(plainText(text).trim(), room).map(
    (line, index) => guide + paper.paint({ text: (index === 0 ? indent : ' '.repeat(hanging)) + line, colour }),
  );
}
