/** A door of the expressions: what policies and commands need of .NET's values. */
export { Boxed } from './runtime/boxed.ts';
export { bytesOf } from './runtime/bytes.ts';
export { invalidOperation, NetException, NullPart } from './runtime/exception.ts';
export { LimitError } from './runtime/meter.ts';
export { NetArray } from './runtime/net-array.ts';
export { NetObject } from './runtime/net-object.ts';
export { runTimeType } from './runtime/run-time-type.ts';
export { textOf } from './runtime/text-of.ts';
export { formatDateTime } from './time/date-format.ts';
export { parseUtcDateTime } from './time/date-parse.ts';
export { displayName, fullName } from './types/display.ts';
export { BYTE, DOUBLE, INT32, INT64 } from './types/primitives.ts';
