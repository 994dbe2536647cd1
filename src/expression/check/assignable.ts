import { ValueTuple } from '../collections/value-tuple.ts';
import { ExpressionError } from '../expression-error.ts';
import { indexOutOfRange, nullAt } from '../runtime/exception.ts';
import { type Grid, placeIn } from '../runtime/grid.ts';
import type { NetArray } from '../runtime/net-array.ts';
import type { Span } from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { isTuple } from '../types/structural.ts';
import type { Accessors, MemberBody } from '../types/table.ts';
import type { Type } from '../types/type.ts';
import { apply, assign, type Bound, type Call, type Element, type OutArgument, readTemporary } from './bound.ts';
import { candidateOf } from './members.ts';
import type { Operand } from './operand.ts';
import type { FunctionScope, Local } from './scope.ts';

/** Something that can be assigned to: a local, a property, an element. */
export interface Assignable {
  readonly type: Type;
  /** What must be computed once before it is read or written: receiver and indexes. */
  readonly effects: readonly Bound[];
  readonly read: Bound;
  /** An expression whose value is the one assigned. */
  write(value: Bound): Bound;
}

export const isAssignable = (operand: Operand): boolean =>
  operand.kind === 'local' ||
  operand.kind === 'element' ||
  (operand.kind === 'call' && (operand.member.kind === 'property' || operand.member.kind === 'indexer'));

export function assignableOf(operand: Operand, scope: FunctionScope, span: Span): Assignable {
  if (operand.kind === 'local') return ofLocal(operand.local, operand, span);
  if (operand.kind === 'element') return ofElement(operand, scope);
  if (operand.kind === 'call' && (operand.member.kind === 'property' || operand.member.kind === 'indexer'))
    return ofProperty(operand, scope, span);
  throw operand.kind === 'methods'
    ? new ExpressionError('CS1656', `Cannot assign to '${operand.name}' because it is a 'method group'`, span)
    : notAssignable(span);
}

const notAssignable = (span: Span): ExpressionError =>
  new ExpressionError('CS0131', 'The left-hand side of an assignment must be a variable, property or indexer', span);

function ofLocal(local: Local, read: Bound, span: Span): Assignable {
  if (local.readOnly !== undefined)
    throw new ExpressionError('CS1656', `Cannot assign to '${local.name}' because it is a '${local.readOnly}'`, span);
  return { type: local.type, effects: [], read, write: value => assign(local, value) };
}

function ofElement({ array, indexes, type, arraySpan }: Element, scope: FunctionScope): Assignable {
  const arrayKept = keep(array, scope);
  const kept = indexes.map(each => keep(each, scope));
  const places = kept.map(({ value }) => value);
  return {
    type,
    effects: [arrayKept, ...kept].flatMap(({ effects }) => effects),
    read: {
      kind: 'element',
      type,
      array: arrayKept.value,
      indexes: places,
      ...(arraySpan === undefined ? {} : { arraySpan }),
    },
    write: value =>
      apply(type, [arrayKept.value, value, ...places], (places.length === 1 ? setElement : setInGrid)(arraySpan)),
  };
}

const setElement =
  (span: Span | undefined) =>
  (array: NetArray | null, value: unknown, index: number): unknown => {
    if (array === null) throw nullAt(span);
    if (index < 0 || index >= array.items.length) throw indexOutOfRange();
    array.items[index] = value;
    return value;
  };

const setInGrid =
  (span: Span | undefined) =>
  (array: Grid | null, value: unknown, ...indexes: number[]): unknown => {
    if (array === null) throw nullAt(span);
    array.items[placeIn(array, indexes)] = value;
    return value;
  };

const isAccessors = (body: MemberBody): body is Accessors => typeof body === 'object' && 'set' in body;

/** Assigning to an item makes a new tuple, so that no other variable sees the change. */
function ofItem(found: Call, tuple: Bound, index: number, scope: FunctionScope, span: Span): Assignable {
  const whole = assignableOf(tuple, scope, span);
  const value = scope.temporary(found.type);
  const changed = apply(
    tuple.type,
    [whole.read, readTemporary(value)],
    (old: ValueTuple, item: unknown) => new ValueTuple(old.types, old.items.with(index, item)),
  );
  const write = (given: Bound): Bound => ({
    kind: 'sequence',
    type: found.type,
    effects: [assign(value, given), whole.write(changed)],
    value: readTemporary(value),
  });
  return { type: found.type, effects: whole.effects, read: { ...found, receiver: whole.read }, write };
}

const itemIndex = (name: string): number => Number(/^Item(\d)$/.exec(name)?.[1] ?? 0) - 1;

function ofProperty(found: Call, scope: FunctionScope, span: Span): Assignable {
  const { member } = found;
  if (found.receiver !== undefined && isTuple(found.receiver.type) && itemIndex(member.name) >= 0)
    return ofItem(found, found.receiver, itemIndex(member.name), scope, span);
  if (!isAccessors(member.body))
    throw new ExpressionError(
      'CS0200',
      `Property or indexer '${nameOf(found)}' cannot be assigned to -- it is read only`,
      span,
    );
  const receiver = found.receiver === undefined ? undefined : keep(found.receiver, scope);
  const given = found.arguments.map(each => keepArgument(each, scope));
  const read: Call = { ...found, receiver: receiver?.value, arguments: given.map(({ value }) => value) };
  return {
    type: found.type,
    effects: [...(receiver?.effects ?? []), ...given.flatMap(({ effects }) => effects)],
    read,
    write: value => writing(read, value, scope),
  };
}

/** `List<int>.Count`, `string.this[int]` */
function nameOf({ member, typeArguments }: Call): string {
  const ownerArguments = typeArguments.slice(0, member.owner.parameters.length);
  const name =
    member.kind === 'indexer'
      ? `this[${candidateOf(member, ownerArguments).parameters.map(displayName).join(', ')}]`
      : member.name;
  return `${displayName(member.owner.of(...ownerArguments))}.${name}`;
}

/** A setter answers nothing, but an assignment has the value that was assigned. */
function writing(read: Call, value: Bound, scope: FunctionScope): Bound {
  const temporary = scope.temporary(read.type);
  const set: Bound = { ...read, accessor: 'set', arguments: [...read.arguments, readTemporary(temporary)] };
  return {
    kind: 'sequence',
    type: read.type,
    effects: [assign(temporary, value), set],
    value: readTemporary(temporary),
  };
}

interface Kept<T> {
  readonly effects: readonly Bound[];
  readonly value: T;
}

/** Computed once and then read as often as needed. */
export function keep(value: Bound, scope: FunctionScope): Kept<Bound> {
  if (value.kind === 'constant' || value.kind === 'context') return { effects: [], value };
  const temporary = scope.temporary(value.type);
  return { effects: [assign(temporary, value)], value: readTemporary(temporary) };
}

const keepArgument = (value: Bound | OutArgument, scope: FunctionScope): Kept<Bound | OutArgument> =>
  value.kind === 'out' ? { effects: [], value } : keep(value, scope);
