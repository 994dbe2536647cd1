import type { Surroundings } from '../../surroundings.ts';
import type { Limits } from './limits.ts';
import { Meter } from './meter.ts';

/** One run of an expression: what it may still spend, and whom it asks what time it is and what nobody can foresee. */
export class Evaluation extends Meter {
  readonly surroundings: Surroundings;

  constructor(limits: Limits, surroundings: Surroundings) {
    super(limits);
    this.surroundings = surroundings;
  }
}
