import type { BoundBlock, BoundForeach, BoundLoop, BoundStatement, BoundSwitch } from '../check/bound.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { nullAt, nullReference } from '../runtime/exception.ts';
import { iterate } from '../runtime/iterate.ts';
import { truth } from '../trust.ts';
import type { Emitter } from './emitter.ts';
import type { Evaluate, Execute, Frame, Signal } from './frame.ts';
import { renewing, setter } from './locals.ts';
import { tryStatement } from './try.ts';
import { exceptionOf } from './values.ts';

export function statement(emitter: Emitter, bound: BoundStatement): Execute {
  switch (bound.kind) {
    case 'block':
      return block(emitter, bound);
    case 'expression':
      return ignoring(emitter.value(bound.value));
    case 'if':
      return ifStatement(emitter, bound);
    case 'loop':
      return loop(emitter, bound);
    case 'foreach':
      return foreach(emitter, bound);
    case 'switch':
      return switchStatement(emitter, bound);
    case 'break':
      return () => 'break';
    case 'continue':
      return () => 'continue';
    case 'return':
      return returnStatement(bound.found.value === undefined ? undefined : emitter.value(bound.found.value));
    case 'throw':
      return throwStatement(bound.value === undefined ? undefined : emitter.value(bound.value));
    case 'try':
      return tryStatement(emitter, bound);
    case 'functions':
      return functions(emitter, bound);
  }
}

function block(emitter: Emitter, { locals, statements }: BoundBlock): Execute {
  const renew = renewing(emitter, locals);
  const all = statements.map(each => emitter.statement(each));
  return frame => {
    renew?.(frame);
    for (const each of all) {
      frame.run.meter.step();
      const signal = each(frame);
      if (signal !== undefined) return signal;
    }
    return undefined;
  };
}

const ignoring =
  (evaluate: Evaluate): Execute =>
  frame => {
    evaluate(frame);
    return undefined;
  };

function ifStatement(emitter: Emitter, bound: Extract<BoundStatement, { readonly kind: 'if' }>): Execute {
  const condition = truth(emitter.value(bound.condition));
  const yes = emitter.statement(bound.whenTrue);
  const no = bound.otherwise === undefined ? undefined : emitter.statement(bound.otherwise);
  return frame => (condition(frame) ? yes(frame) : no?.(frame));
}

function loop(emitter: Emitter, bound: BoundLoop): Execute {
  const condition = bound.condition === undefined ? () => true : truth(emitter.value(bound.condition));
  const body = emitter.statement(bound.body);
  const iterators = bound.iterators.map(each => emitter.value(each));
  const { isTestedFirst } = bound;
  return frame => {
    if (isTestedFirst && !condition(frame)) return undefined;
    do {
      frame.run.meter.step();
      const signal = body(frame);
      if (signal === 'return') return signal;
      if (signal === 'break') return undefined;
      for (const each of iterators) each(frame);
    } while (condition(frame));
    return undefined;
  };
}

function foreach(emitter: Emitter, { source, sourceSpan, isEnumerator, element, body }: BoundForeach): Execute {
  const sequence = emitter.value(source);
  const set = setter(emitter, element);
  const turn = emitter.statement(body);
  return frame => {
    const found = sequence(frame);
    if (found === null) throw nullAt(sourceSpan);
    for (const item of isEnumerator ? rest(found) : iterate(found)) {
      frame.run.meter.step();
      set(frame, item);
      const signal = turn(frame);
      if (signal === 'return') return signal;
      if (signal === 'break') return undefined;
    }
    return undefined;
  };
}

function* rest(enumerator: unknown): Generator<unknown> {
  if (!(enumerator instanceof Enumerator)) throw nullReference();
  while (enumerator.moveNext()) yield enumerator.current;
}

function switchStatement(emitter: Emitter, { value, temporary, sections }: BoundSwitch): Execute {
  const evaluate = emitter.value(value);
  const set = setter(emitter, temporary);
  const cases = sections.flatMap(({ labels, body }) => {
    const execute = emitter.statement(body);
    return labels.map(label => ({ test: label === undefined ? undefined : truth(emitter.value(label)), execute }));
  });
  const fallback = cases.find(({ test }) => test === undefined)?.execute;
  return frame => {
    set(frame, evaluate(frame));
    const chosen = cases.find(({ test }) => test?.(frame))?.execute ?? fallback;
    return leavingSwitch(chosen?.(frame));
  };
}

/** `break` ends the switch; `continue` belongs to the loop around it. */
const leavingSwitch = (signal: Signal): Signal => (signal === 'break' ? undefined : signal);

function returnStatement(value: Evaluate | undefined): Execute {
  return frame => {
    frame.result = value?.(frame);
    return 'return';
  };
}

function throwStatement(value: Evaluate | undefined): Execute {
  return frame => {
    throw value === undefined ? rethrown(frame) : exceptionOf(value(frame));
  };
}

const rethrown = ({ caught }: Frame) => caught ?? nullReference();

/** Local functions are there from the beginning of their block, for each other too. */
function functions(emitter: Emitter, bound: Extract<BoundStatement, { readonly kind: 'functions' }>): Execute {
  const made = bound.functions.map(({ local, function: body }) => ({
    value: emitter.function(body),
    set: setter(emitter, local),
  }));
  return frame => {
    for (const { value, set } of made) set(frame, value(frame));
    return undefined;
  };
}
