import { SINGLE } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { floatingMembers } from './floating-members.ts';

const LARGEST = (2 - 2 ** -23) * 2 ** 127;
const EPSILON = 2 ** -149;

export const single = members(SINGLE, () => floatingMembers(SINGLE, LARGEST, EPSILON));
