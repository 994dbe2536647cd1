import { UINT16 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const uint16 = members(UINT16, () => integerMembers(UINT16));
