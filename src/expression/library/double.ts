import { DOUBLE } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { floatingMembers } from './floating-members.ts';

export const double = members(DOUBLE, () => floatingMembers(DOUBLE, Number.MAX_VALUE, Number.MIN_VALUE));
