import { UINT32 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const uint32 = members(UINT32, () => integerMembers(UINT32));
