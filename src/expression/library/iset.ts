import { ISET } from '../types/collections.ts';
import { members } from '../types/table.ts';
import { setMembers } from './set-members.ts';

export const iset = members(ISET, () => setMembers);
