import { ValueTuple } from '../collections/value-tuple.ts';
import { convertNumber, UNCHANGED } from '../numbers/conversion.ts';
import { box } from '../runtime/box.ts';
import { invalidOperation } from '../runtime/exception.ts';
import { unboxTo } from '../runtime/unbox.ts';
import { type Callable, callable } from '../trust.ts';
import { isReferenceType, isSubtype, nullableOf } from '../types/hierarchy.ts';
import { DYNAMIC, NULL, OBJECT } from '../types/primitives.ts';
import { isTuple } from '../types/structural.ts';
import type { Implementation } from '../types/table.ts';
import { NamedType, type Type } from '../types/type.ts';
import { apply, type Bound, constant } from './bound.ts';

import { isEnum, isNumeric, widens } from './numeric-types.ts';

/** How a value of one type becomes one of another. */
export interface Conversion {
  readonly kind:
    | 'identity'
    | 'numeric'
    | 'enum'
    | 'tuple'
    | 'null'
    | 'reference'
    | 'boxing'
    | 'unboxing'
    | 'nullable'
    | 'dynamic';
  readonly isImplicit: boolean;
  /** Undefined: the value stays as it is. */
  readonly apply: Implementation | undefined;
}

const conversion = (kind: Conversion['kind'], isImplicit: boolean, change?: Implementation): Conversion => ({
  kind,
  isImplicit,
  apply: change,
});

const IDENTITY = conversion('identity', true);

/** The built-in conversion, implicit or explicit, between two types; user-defined ones are in user-conversions.ts. */
export function standardConversion(from: Type, to: Type, isChecked: boolean): Conversion | undefined {
  if (from === to || isSameTuple(from, to)) return IDENTITY;
  if (from === DYNAMIC && to === OBJECT) return IDENTITY;
  if (from === NULL) return canHoldNull(to) ? conversion('null', true) : undefined;
  return (
    numeric(from, to, isChecked) ??
    tuples(from, to, isChecked) ??
    fromOrToNullable(from, to, isChecked) ??
    boxing(from, to) ??
    references(from, to)
  );
}

/** Names of elements make no difference. */
const isSameTuple = (from: Type, to: Type): boolean =>
  isTuple(from) &&
  isTuple(to) &&
  from.definition === to.definition &&
  from.arguments.every((type, i) => type === to.arguments[i]);

const canHoldNull = (to: Type): boolean => isReferenceType(to) || nullableOf(to) !== undefined;

function numeric(from: Type, to: Type, isChecked: boolean): Conversion | undefined {
  const isEnumConversion = isEnum(from) || isEnum(to);
  if (!(isNumeric(from) || isEnum(from)) || !(isNumeric(to) || isEnum(to))) return undefined;
  const isImplicit = widens(from, to);
  const found = convertNumber(from, to, isChecked);
  const change = found === UNCHANGED ? undefined : found;
  return isEnumConversion ? conversion('enum', false, change) : conversion('numeric', isImplicit, change);
}

/** Element by element. https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/conversions#10213-implicit-tuple-conversions */
function tuples(from: Type, to: Type, isChecked: boolean): Conversion | undefined {
  if (!isTuple(from) || !isTuple(to) || from.definition !== to.definition) return undefined;
  const types = to.arguments;
  const between = from.arguments.map((type, index) => standardConversion(type, types[index] ?? type, isChecked));
  if (between.includes(undefined)) return undefined;
  const changes = between.map(each => (each?.apply === undefined ? undefined : callable(each.apply)));
  return conversion(
    'tuple',
    between.every(each => each?.isImplicit),
    ({ items }: ValueTuple) =>
      new ValueTuple(
        types,
        items.map((item, index) => changedItem(item, changes[index])),
      ),
  );
}

const changedItem = (item: unknown, change: Callable | undefined): unknown =>
  change === undefined ? item : change(item);

function fromOrToNullable(from: Type, to: Type, isChecked: boolean): Conversion | undefined {
  const inner = nullableOf(from);
  const wanted = nullableOf(to);
  if (inner === undefined && wanted === undefined) return undefined;
  const between = standardValue(inner ?? from, wanted ?? to, isChecked);
  if (between === undefined) return undefined;
  if (inner === undefined) return conversion('nullable', between.isImplicit, between.apply);
  if (wanted === undefined) return conversion('nullable', false, demanded(between.apply));
  return conversion('nullable', between.isImplicit, lifted(between.apply));
}

const standardValue = (from: Type, to: Type, isChecked: boolean): Conversion | undefined =>
  from === to ? IDENTITY : numeric(from, to, isChecked);

const demanded =
  (change: Implementation | undefined): Implementation =>
  (value: never) => {
    if (value === null) throw invalidOperation('Nullable object must have a value.');
    return change === undefined ? value : change(value);
  };

const lifted = (change: Implementation | undefined): Implementation | undefined =>
  change === undefined ? undefined : (value: never) => (value === null ? null : change(value));

function boxing(from: Type, to: Type): Conversion | undefined {
  if (!isReferenceType(from) && isReferenceType(to))
    return isSubtype(nullableOf(from) ?? from, to) ? conversion('boxing', true, box(from)) : undefined;
  if (isReferenceType(from) && !isReferenceType(to))
    return from === DYNAMIC || isSubtype(nullableOf(to) ?? to, from)
      ? conversion('unboxing', false, unboxTo(to))
      : undefined;
  return undefined;
}

function references(from: Type, to: Type): Conversion | undefined {
  if (!isReferenceType(from) || !isReferenceType(to)) return undefined;
  if (to === DYNAMIC || isSubtype(from, to)) return conversion('reference', true);
  return isSubtype(to, from) || isInterface(from) || isInterface(to) || from === DYNAMIC
    ? conversion('reference', false, unboxTo(to))
    : undefined;
}

const isInterface = (type: Type): boolean => type instanceof NamedType && type.kind === 'interface';

export function applyConversion(operand: Bound, { kind, apply: change }: Conversion, to: Type): Bound {
  if (change !== undefined)
    return operand.kind === 'constant' && (kind === 'numeric' || kind === 'enum')
      ? constant(to, callable(change)(operand.value))
      : apply(to, [operand], change);
  return operand.type === to ? operand : { ...operand, type: to };
}
