import { INT64 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const int64 = members(INT64, () => integerMembers(INT64));
