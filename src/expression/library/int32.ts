import { INT32 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const int32 = members(INT32, () => integerMembers(INT32));
