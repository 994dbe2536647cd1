import type { CallContext } from '../call-context.ts';
import type { Outcome, PlacedStep } from '../step.ts';
import { changesBetween } from './changes.ts';
import type { Later } from './later.ts';
import type { TraceMasker } from './masker.ts';
import { type Standing, standingOf } from './standing.ts';
import type { TracedFailure, TracedStep } from './traced.ts';

/** A policy that runs, or ran. */
export class OpenStep {
  readonly step: PlacedStep;
  readonly parent: OpenStep | undefined;
  readonly happened: Later[] = [];
  readonly #began: number;
  /** Undefined where the policies in its blocks are what changes anything. */
  readonly #before: Standing | undefined;
  #ended: number | undefined;
  #outcome: Outcome;

  constructor(step: PlacedStep, parent: OpenStep | undefined, began: number, context: CallContext) {
    this.step = step;
    this.parent = parent;
    this.#began = began;
    this.#before = step.blocks.length === 0 ? standingOf(context) : undefined;
  }

  close(ended: number, outcome: Outcome, context: CallContext, masker: TraceMasker): void {
    this.#ended = ended;
    this.#outcome = outcome;
    if (this.#before === undefined) return;
    this.happened.push(...changesBetween(this.#before, standingOf(context), masker));
  }

  /** `now`: for one that never came to its end. */
  traced(masker: TraceMasker, now: number): TracedStep {
    const { place, policyId, scope, section, path } = this.step;
    return {
      kind: 'step',
      policy: place.name,
      line: place.line,
      column: place.column,
      policyId,
      scope,
      section,
      path,
      began: this.#began,
      took: (this.#ended ?? now) - this.#began,
      ...this.#end(masker),
      happened: this.happened.map(tell => tell(masker)),
    };
  }

  #end(masker: TraceMasker): Pick<TracedStep, 'outcome' | 'failure'> {
    const outcome = this.#outcome;
    if (outcome === undefined) return { outcome: 'went on', failure: undefined };
    if (outcome === 'respond') return { outcome: 'responded', failure: undefined };
    if (outcome === 'outbound') return { outcome: 'skipped to outbound', failure: undefined };
    if (outcome.step !== this.step) return { outcome: 'passed on', failure: undefined };
    return { outcome: 'failed', failure: maskedFailure(masker, outcome.error) };
  }
}

export const maskedFailure = (masker: TraceMasker, { source, reason, message }: TracedFailure): TracedFailure => ({
  source,
  reason,
  message: masker.text(message),
});
