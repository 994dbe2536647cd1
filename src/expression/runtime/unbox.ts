import { fullName } from '../types/display.ts';
import { isValueType, nullableOf } from '../types/hierarchy.ts';
import { underlying } from '../types/integer-range.ts';
import { DYNAMIC, OBJECT } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { needsBox } from './box.ts';
import { Boxed } from './boxed.ts';
import { invalidCast, type NetException, nullReference } from './exception.ts';
import { isInstance, runTimeType } from './run-time-type.ts';

/**
 * Of a value in object form, a value of that type, as C#'s cast makes it: a box must hold exactly that type (an enum and int
 * stand for each other). Throws InvalidCastException, and NullReferenceException where null cannot be.
 */
export function unboxTo(type: Type): (value: unknown) => unknown {
  if (type === OBJECT || type === DYNAMIC) return value => value;
  const inner = nullableOf(type);
  if (inner !== undefined) return orNull(unboxTo(inner));
  if (!isValueType(type)) return orNull(value => instance(value, type));
  const unboxed =
    type instanceof NamedType && needsBox(type) ? number(type) : (value: unknown) => instance(value, type);
  return value => {
    if (value === null) throw nullReference();
    return unboxed(value);
  };
}

const orNull =
  (unbox: (value: unknown) => unknown) =>
  (value: unknown): unknown =>
    value === null ? null : unbox(value);

function instance(value: unknown, type: Type): unknown {
  const isDelegate = typeof value === 'function' && type instanceof NamedType && type.kind === 'delegate';
  if (!isDelegate && !isInstance(value, type)) throw wrongType(value, type);
  return value;
}

const number = (type: NamedType) => {
  const wanted = underlying(type);
  return (value: unknown): unknown => {
    if (!(value instanceof Boxed) || underlying(value.type) !== wanted) throw wrongType(value, type);
    return value.value;
  };
};

const wrongType = (value: unknown, type: Type): NetException =>
  invalidCast(`Unable to cast object of type '${fullName(runTimeType(value))}' to type '${fullName(type)}'.`);
