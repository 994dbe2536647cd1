import { BYTE } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { integerMembers } from './integer-members.ts';

export const byte = members(BYTE, () => integerMembers(BYTE));
