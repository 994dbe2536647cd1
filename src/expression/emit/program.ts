import type { BoundFunction } from '../check/bound.ts';
import { LimitError, Meter } from '../runtime/meter.ts';
import type { NetObject } from '../runtime/net-object.ts';
import { ClosureEmitter } from './emit.ts';
import { Frame } from './frame.ts';
import { functionBody } from './functions.ts';

/** The whole expression as a function of its context. Throws NetException and LimitError. */
export function program(whole: BoundFunction): (context: NetObject) => unknown {
  const emitter = new ClosureEmitter();
  const body = functionBody(emitter, whole);
  return context => {
    const frame = new Frame({ context, meter: new Meter() }, new Array(emitter.layout.size));
    try {
      return body(frame);
    } catch (error) {
      throw error instanceof RangeError ? tooDeep(error) : error;
    }
  };
}

/** JavaScript's own limits, where ours did not come first: the stack, or the length of a text. */
const tooDeep = (cause: RangeError): LimitError =>
  new LimitError('The expression was stopped: it nests too deep or builds too long a text.', { cause });
