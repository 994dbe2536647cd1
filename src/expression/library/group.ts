import type { Group } from '../regex/group.ts';
import { GROUP } from '../types/regular-expressions.ts';
import { members } from '../types/table.ts';

export const group = members(GROUP, () => ({
  'bool Success': ({ success }: Group) => success,
  'string Name': ({ name }: Group) => name,
  'CaptureCollection Captures': ({ captures }: Group) => captures,
}));
