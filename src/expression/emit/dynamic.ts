import type { Bound, Dynamic } from '../check/bound.ts';
import { readTemporary } from '../check/bound.ts';
import { boxed } from '../check/boxing.ts';
import { FunctionScope, Local } from '../check/scope.ts';
import { ExpressionError } from '../expression-error.ts';
import { NetException } from '../runtime/exception.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { unboxTo } from '../runtime/unbox.ts';
import { NULL, OBJECT, VOID } from '../types/primitives.ts';
import { define, type Type } from '../types/type.ts';
import type { Emitter } from './emitter.ts';
import { type Evaluate, Frame } from './frame.ts';

const RUNTIME_BINDER_EXCEPTION = define({
  name: 'Microsoft.CSharp.RuntimeBinder.RuntimeBinderException',
  kind: 'class',
});

interface Binding {
  readonly types: readonly Type[];
  readonly run: (frame: Frame, values: readonly unknown[]) => unknown;
}

/** Bound once for each combination of run-time types. */
export function dynamic(emitter: Emitter, { operands, bind }: Dynamic, newEmitter: () => Emitter): Evaluate {
  const values = operands.map(operand => emitter.value(boxed(operand)));
  const known: Binding[] = [];
  return frame => {
    const given = values.map(value => value(frame));
    const types = given.map(value => (value === null ? NULL : runTimeType(value)));
    const found = known.find(each => each.types.every((type, index) => type === types[index]));
    const binding = found ?? { types, run: compiled(types, bind, newEmitter()) };
    if (found === undefined) known.push(binding);
    return binding.run(frame, given);
  };
}

function compiled(types: readonly Type[], bind: Dynamic['bind'], emitter: Emitter): Binding['run'] {
  const scope = new FunctionScope(undefined);
  const locals = types.map(type => new Local({ name: '', type, isAssigned: true }, scope));
  const bound = checked(() => bind(locals.map(operandOf)));
  const evaluate = bound.type === VOID ? emitter.value(bound) : emitter.value(boxed(bound));
  const slots = locals.map(local => ({
    slot: emitter.layout.slot(local),
    unbox: unboxTo(local.type === NULL ? OBJECT : local.type),
  }));
  return (frame, values) => {
    const own = new Frame(frame.run, new Array(emitter.layout.size));
    for (const [index, { slot, unbox }] of slots.entries()) own.locals[slot] = unbox(values[index]);
    return evaluate(own);
  };
}

/** Extension methods are not looked for at run time. */
const NO_EXTENSION = / and no accessible extension method .*$/;

function checked(bind: () => Bound): Bound {
  try {
    return bind();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new NetException(RUNTIME_BINDER_EXCEPTION, error.message.replace(NO_EXTENSION, ''), null);
  }
}

const operandOf = (local: Local): Bound =>
  local.type === NULL ? { kind: 'constant', type: NULL, value: null } : readTemporary(local);
