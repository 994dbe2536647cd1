import { UINT64 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const uint64 = members(UINT64, () => integerMembers(UINT64));
