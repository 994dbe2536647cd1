import type { TracedStep } from '../policy/trace/traced.ts';
import { barOf, milliseconds, TIME_WIDTH } from './bar.ts';
import { displayWidth } from './display-width.ts';
import type { Paper } from './paper.ts';
import { plainText } from './plain-text.ts';
import { type Detail, detailsOf } from './trace-happening.ts';
import { wrapCutting } from './wrap.ts';

/** What a trace is drawn on. */
export interface Drawing {
  readonly paper: Paper;
  /** Of the whole request, in milliseconds. */
  readonly whole: number;
}

const LEAST_BAR = 10;
/** Narrower than this nothing can be read. */
const LEAST_ROOM = 20;

/** The steps of a section as a tree, each with what happened in it. */
export const treeLines = (steps: readonly TracedStep[], drawing: Drawing): string[] =>
  steps.flatMap((step, index) => stepLines(step, '', index === steps.length - 1, drawing));

function stepLines(step: TracedStep, guide: string, isLast: boolean, drawing: Drawing): string[] {
  const below = guide + (isLast ? '   ' : '│  ');
  return [titleLine(step, guide + (isLast ? '└─ ' : '├─ '), drawing), ...contentLines(step, below, drawing)];
}

/** The policy and where it stands, when it ran as a bar, and how long it took. */
function titleLine(step: TracedStep, guide: string, { paper, whole }: Drawing): string {
  const bar = Math.max(LEAST_BAR, Math.floor(paper.width / 5));
  const room = paper.width - displayWidth(guide) - bar - TIME_WIDTH - 2;
  const { policy, policyId, scope, line, column } = step;
  const title = plainText(`${policy}${policyId === undefined ? '' : ` ${policyId}`}`);
  const text = `${title}  ${scope} ${line}:${column}`;
  const drawn = paper.paint({ text: barOf(step, whole, bar), colour: 'dim' }) + milliseconds(step.took);
  return `${guide}${text.padEnd(room)}  ${drawn}`;
}

/** In the order in which it happened, the policies inside too. */
function contentLines(step: TracedStep, guide: string, drawing: Drawing): string[] {
  let inside = step.happened.filter(({ kind }) => kind === 'step').length;
  const told = step.happened.flatMap(each => {
    if (each.kind !== 'step') return detailsOf(each, step).flatMap(one => detailLines(one, guide, inside > 0, drawing));
    inside -= 1;
    return stepLines(each, guide, inside === 0, drawing);
  });
  return [...told, ...endOf(step).flatMap(one => detailLines(one, guide, false, drawing))];
}

/** Where policies inside ended it, they say so. */
function endOf({ outcome, failure, happened }: TracedStep): Detail[] {
  if (failure !== undefined) return [{ text: `✗ ${failure.reason}: ${failure.message}`, colour: 'red', hanging: 2 }];
  if (happened.some(({ kind }) => kind === 'step')) return [];
  if (outcome === 'responded') return [{ text: 'answers: nothing more runs', hanging: 2 }];
  return outcome === 'skipped to outbound' ? [{ text: 'the rest up to outbound is left out', hanging: 2 }] : [];
}

/** `goesOn`: another policy inside comes below. */
function detailLines({ text, colour, hanging }: Detail, above: string, goesOn: boolean, { paper }: Drawing): string[] {
  const guide = goesOn ? `${above}│ ` : above;
  const room = Math.max(LEAST_ROOM, paper.width - displayWidth(guide) - hanging);
  const indent = /^ */.exec(text)?.[0] ?? '';
  return wrapCutting(plainText(text).trim(), room).map(
    (line, index) => guide + paper.paint({ text: (index === 0 ? indent : ' '.repeat(hanging)) + line, colour }),
  );
}
