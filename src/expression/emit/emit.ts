import type { Bound, BoundFunction, BoundStatement } from '../check/bound.ts';
import { call, invoke } from './calls.ts';
import { dynamic } from './dynamic.ts';
import type { Emitter } from './emitter.ts';
import type { Evaluate, Execute } from './frame.ts';
import { functionValue } from './functions.ts';
import { Layout } from './layout.ts';
import { assignLocal, readLocal } from './locals.ts';
import { statement } from './statements.ts';
import {
  apply,
  coalesce,
  concat,
  conditional,
  conditionalAccess,
  constantValue,
  element,
  logical,
  sequence,
  test,
  throwing,
} from './values.ts';

/** Makes closures of one function; each function in it gets one of these of its own. */
export class ClosureEmitter implements Emitter {
  readonly layout = new Layout();

  value(bound: Bound): Evaluate {
    switch (bound.kind) {
      case 'constant':
        return constantValue(bound.value);
      case 'context':
        return frame => frame.run.context;
      case 'local':
        return readLocal(this, bound);
      case 'assign':
        return assignLocal(this, bound);
      case 'call':
        return call(this, bound);
      case 'invoke':
        return invoke(this, bound);
      case 'apply':
        return apply(this, bound);
      case 'element':
        return element(this, bound);
      case 'and':
      case 'or':
        return logical(this, bound);
      case 'conditional':
        return conditional(this, bound);
      case 'conditional-access':
        return conditionalAccess(this, bound);
      case 'coalesce':
        return coalesce(this, bound);
      case 'concat':
        return concat(this, bound);
      case 'lambda':
        return this.function(bound.function);
      case 'sequence':
        return sequence(this, bound);
      case 'throw-expression':
        return throwing(this, bound);
      case 'test':
        return test(this, bound);
      case 'dynamic':
        return dynamic(this, bound, () => new ClosureEmitter());
    }
  }

  statement(bound: BoundStatement): Execute {
    return statement(this, bound);
  }

  function(bound: BoundFunction): Evaluate {
    return functionValue(this, new ClosureEmitter(), bound);
  }
}
