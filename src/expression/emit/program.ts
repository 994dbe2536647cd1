import type { BoundFunction } from '../check/bound.ts';
import type { PolicyContext } from '../context/policy-context.ts';
import { Evaluation } from '../runtime/evaluation.ts';
import { ClosureEmitter } from './emit.ts';
import { Frame } from './frame.ts';
import { functionBody } from './functions.ts';

/** The whole expression as a function of its context. Throws NetException and LimitError. */
export function program(whole: BoundFunction): (context: PolicyContext) => unknown {
  const emitter = new ClosureEmitter();
  const body = functionBody(emitter, whole);
  return context => {
    const meter = new Evaluation(context.host.limits, context.host.surroundings);
    const frame = new Frame({ context, meter }, new Array(emitter.layout.size));
    try {
      return body(frame);
    } catch (error) {
      // JavaScript's own limits, where ours did not come first: the stack, or the length of a text.
      if (error instanceof RangeError) throw meter.stopFor(error);
      throw error;
    }
  };
}
