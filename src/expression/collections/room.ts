import type { Meter } from '../runtime/meter.ts';

/** The room that an element takes, in UTF-16 units of text. V8 ends the process at arrays of a hundred million elements. */
const ELEMENT = 4;

/** To be called before that many elements are put into an array or list. */
export const takeRoom = (meter: Meter, count: number): void => meter.grow(count * ELEMENT);
