import { nullableOf } from '../../types/hierarchy.ts';
import {
  BOOLEAN,
  BYTE,
  DATE_TIME,
  DATE_TIME_OFFSET,
  DECIMAL,
  DOUBLE,
  INT16,
  INT32,
  INT64,
  SINGLE,
  STRING,
} from '../../types/primitives.ts';
import { ArrayType, type Type } from '../../types/type.ts';

/** What a value is read as: Newtonsoft.Json's reader makes these itself (ReadAsInt32 and its like), and whatever stands there otherwise. */
export type ReadKind =
  | 'whatever'
  | 'Int32'
  | 'Int64'
  | 'Double'
  | 'Decimal'
  | 'Boolean'
  | 'String'
  | 'DateTime'
  | 'DateTimeOffset'
  | 'Bytes';

const KINDS: ReadonlyMap<Type, ReadKind> = new Map<Type, ReadKind>([
  [BYTE, 'Int32'],
  [INT16, 'Int32'],
  [INT32, 'Int32'],
  [INT64, 'Int64'],
  [SINGLE, 'Double'],
  [DOUBLE, 'Double'],
  [DECIMAL, 'Decimal'],
  [BOOLEAN, 'Boolean'],
  [STRING, 'String'],
  [DATE_TIME, 'DateTime'],
  [DATE_TIME_OFFSET, 'DateTimeOffset'],
  [ArrayType.of(BYTE), 'Bytes'],
]);

export const readKindOf = (type: Type): ReadKind => KINDS.get(nullableOf(type) ?? type) ?? 'whatever';
