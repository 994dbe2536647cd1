import { DOUBLE, INTEGERS, SINGLE } from '../types/primitives.ts';
import { members, type TypeTable } from '../types/table.ts';
import { floatingMembers } from './floating-members.ts';
import { integerMembers } from './integer-members.ts';

const LARGEST_SINGLE = (2 - 2 ** -23) * 2 ** 127;
const SINGLE_EPSILON = 2 ** -149;

/** The structs of numbers, decimal apart. */
export const NUMERIC_STRUCTS: readonly TypeTable[] = [
  ...INTEGERS.map(type => members(type, () => integerMembers(type))),
  members(SINGLE, () => floatingMembers(SINGLE, LARGEST_SINGLE, SINGLE_EPSILON)),
  members(DOUBLE, () => floatingMembers(DOUBLE, Number.MAX_VALUE, Number.MIN_VALUE)),
];
