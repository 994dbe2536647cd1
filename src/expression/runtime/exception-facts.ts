import { fullName } from '../types/display.ts';
import { ancestors } from '../types/hierarchy.ts';
import type { Type } from '../types/type.ts';
import * as types from './exception.ts';

/** What an exception says when it is made without a message; those not named here say their own name. */
const MESSAGES: ReadonlyMap<Type, string> = new Map<Type, string>([
  [types.ARGUMENT_EXCEPTION, 'Value does not fall within the expected range.'],
  [types.ARGUMENT_NULL_EXCEPTION, 'Value cannot be null.'],
  [types.ARGUMENT_OUT_OF_RANGE_EXCEPTION, 'Specified argument was out of the range of valid values.'],
  [types.ARITHMETIC_EXCEPTION, 'Overflow or underflow in the arithmetic operation.'],
  [types.DIVIDE_BY_ZERO_EXCEPTION, 'Attempted to divide by zero.'],
  [types.OVERFLOW_EXCEPTION, 'Arithmetic operation resulted in an overflow.'],
  [types.FORMAT_EXCEPTION, 'One of the identified items was in an invalid format.'],
  [types.INDEX_OUT_OF_RANGE_EXCEPTION, 'Index was outside the bounds of the array.'],
  [types.INVALID_CAST_EXCEPTION, 'Specified cast is not valid.'],
  [types.INVALID_OPERATION_EXCEPTION, 'Operation is not valid due to the current state of the object.'],
  [types.KEY_NOT_FOUND_EXCEPTION, 'The given key was not present in the dictionary.'],
  [types.NOT_SUPPORTED_EXCEPTION, 'Specified method is not supported.'],
  [types.NULL_REFERENCE_EXCEPTION, 'Object reference not set to an instance of an object.'],
  [types.OUT_OF_MEMORY_EXCEPTION, 'Insufficient memory to continue the execution of the program.'],
  [types.CRYPTOGRAPHIC_EXCEPTION, 'Error occurred during a cryptographic operation.'],
  [types.URI_FORMAT_EXCEPTION, 'One of the identified items was in an invalid format.'],
  [types.XML_EXCEPTION, 'An XML error has occurred.'],
]);

export const defaultMessage = (type: Type): string =>
  MESSAGES.get(type) ?? `Exception of type '${fullName(type)}' was thrown.`;

/** The `HResult` that .NET gives each; a class that is not named here has that of its base. */
const RESULTS: ReadonlyMap<Type, number> = new Map<Type, number>([
  [types.EXCEPTION, 0x8013_1500],
  [types.ARGUMENT_EXCEPTION, 0x8007_0057],
  [types.ARGUMENT_NULL_EXCEPTION, 0x8000_4003],
  [types.ARGUMENT_OUT_OF_RANGE_EXCEPTION, 0x8013_1502],
  [types.ARITHMETIC_EXCEPTION, 0x8007_0216],
  [types.DIVIDE_BY_ZERO_EXCEPTION, 0x8002_0012],
  [types.OVERFLOW_EXCEPTION, 0x8013_1516],
  [types.FORMAT_EXCEPTION, 0x8013_1537],
  [types.INDEX_OUT_OF_RANGE_EXCEPTION, 0x8013_1508],
  [types.INVALID_CAST_EXCEPTION, 0x8000_4002],
  [types.INVALID_OPERATION_EXCEPTION, 0x8013_1509],
  [types.KEY_NOT_FOUND_EXCEPTION, 0x8013_1577],
  [types.NOT_SUPPORTED_EXCEPTION, 0x8013_1515],
  [types.NULL_REFERENCE_EXCEPTION, 0x8000_4003],
  [types.OUT_OF_MEMORY_EXCEPTION, 0x8007_000e],
  [types.CRYPTOGRAPHIC_EXCEPTION, 0x8013_1501],
  [types.XML_EXCEPTION, 0x8013_1940],
]);

export function resultOf(type: Type): number {
  for (const each of ancestors(type)) {
    const result = RESULTS.get(each);
    if (result !== undefined) return result | 0;
  }
  return 0;
}
