import { INT16 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const int16 = members(INT16, () => integerMembers(INT16));
