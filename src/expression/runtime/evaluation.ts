import type { Surroundings } from '../../surroundings.ts';
import type { Limits } from './limits.ts';
import { Meter } from './meter.ts';

/** What expressions ask of the world around them. */
export type Asked = Pick<Surroundings, 'clock' | 'chance'>;

/** One run of an expression: what it may still spend, and whom it asks what time it is and what nobody can foresee. */
export class Evaluation extends Meter {
  readonly surroundings: Asked;

  constructor(limits: Limits, surroundings: Asked) {
    super(limits);
    this.surroundings = surroundings;
  }
}
