import { SBYTE } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const sbyte = members(SBYTE, () => integerMembers(SBYTE));
