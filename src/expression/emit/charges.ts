import type { Call } from '../check/bound.ts';
import { isCounted } from '../runtime/collection-objects.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetArray } from '../runtime/net-array.ts';
import { ARRAY } from '../types/collections.ts';
import { IENUMERABLE, OBJECT, STRING } from '../types/primitives.ts';
import { ArrayType, NamedType, type Type } from '../types/type.ts';
import { type Cost, costOf } from './costs.ts';
import type { Evaluate } from './frame.ts';

/** Shorter ones are not worth it. */
const SHORT = 1024;

/** Charges for what the member goes through and makes of a value, as soon as the value is there. */
export function charged(evaluate: Evaluate, cost: Cost | undefined): Evaluate {
  if (cost === undefined) return evaluate;
  return frame => {
    const value = evaluate(frame);
    if (typeof value === 'string' ? value.length > SHORT : typeof value === 'object')
      charge(frame.run.meter, value, cost);
    return value;
  };
}

function charge(meter: Meter, value: unknown, { work, size }: Cost): void {
  const length = lengthOf(value);
  meter.spend(length * work, length * size);
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof NetArray && value.type.element === STRING) return lengthOfAll(value.items);
  return isCounted(value) ? value.count : 0;
}

function lengthOfAll(items: readonly unknown[]): number {
  let length = items.length;
  for (const item of items) if (typeof item === 'string') length += item.length;
  return length;
}

export const receiverCost = ({ member }: Call): Cost | undefined =>
  SEARCHED.has(member.owner.name) || member.owner === STRING_TYPE ? costOf(member, undefined) : undefined;

/** Those of Enumerable take a step for each element themselves. */
export const argumentCost = ({ member, arguments: given }: Call, index: number): Cost | undefined => {
  const parameter = member.parameters[index];
  const value = given[index];
  if (value?.kind === 'constant' && !(typeof value.value === 'string' && value.value.length > SHORT)) return undefined;
  if (parameter === undefined || member.owner.name === 'Enumerable') return undefined;
  return mayBeLong(parameter.type) ? costOf(member, parameter.name) : undefined;
};

const mayBeLong = (type: Type): boolean =>
  type === STRING || type === OBJECT || type instanceof ArrayType || isSequence(type);

const isSequence = (type: Type): boolean =>
  type instanceof NamedType && (type.definition === IENUMERABLE || type === ARRAY);

const STRING_TYPE = STRING.definition;

/** Those of a set or a dictionary find their element at once. */
const SEARCHED: ReadonlySet<string> = new Set([
  'Array',
  'List',
  'ICollection',
  'IList',
  'ReadOnlyCollection',
  'Queue',
  'Stack',
]);
const ASKING: ReadonlySet<string> = new Set(['Contains', 'IndexOf', 'LastIndexOf', 'Remove']);

/** Whether the first value is a collection in which the second is looked for. */
export const isSearch = ({ member: { owner, name } }: Call): boolean => SEARCHED.has(owner.name) && ASKING.has(name);

/** What is compared with a long text is compared to the end where it is as long. */
export function chargeSearch(meter: Meter, items: unknown, sought: unknown): void {
  if (typeof sought !== 'string' || sought.length <= SHORT || !isCounted(items)) return;
  for (const item of items) if (typeof item === 'string' && item.length === sought.length) meter.work(item.length);
}
