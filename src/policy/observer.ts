import type { CallContext } from './call-context.ts';
import type { Place } from './document/document-error.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import type { Outcome, PlacedStep } from './step.ts';

/**
 * Is told what happens in a run: a trace, the coverage of a test, a debugger. What it is shown is live, so that whoever
 * compares before with after takes a copy.
 */
export interface Observer {
  before(step: PlacedStep, context: CallContext): void;
  after(step: PlacedStep, context: CallContext, outcome: Outcome): void;
  /** A condition was decided; `place` is that of the branch. */
  branch(place: Place, taken: boolean, context: CallContext): void;
  /** The value is in object form, as expressions hold it. */
  evaluated(expression: PolicyExpression, value: unknown, context: CallContext): void;
}
