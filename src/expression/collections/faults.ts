import { argumentException, argumentOutOfRange, invalidOperation, type NetException } from '../runtime/exception.ts';

export const indexMustBeLess = (parameter: string): NetException =>
  argumentOutOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );

export const indexMustBeLessOrEqual = (parameter: string): NetException =>
  argumentOutOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
  );

export const countOutOfRange = (): NetException =>
  argumentOutOfRange(
    'count',
    'Count must be positive and count must refer to a location within the string/array/collection.',
  );

export const outOfValidRange = (parameter: string): NetException =>
  argumentOutOfRange(parameter, 'Specified argument was out of the range of valid values.');

export function checkNotNegative(value: number, parameter: string): void {
  if (value < 0) throw argumentOutOfRange(parameter, 'Non-negative number required.');
}

/** Throws for a part that does not lie inside something of that length. */
export function checkPart(index: number, count: number, length: number, indexName: string, countName: string): void {
  checkNotNegative(index, indexName);
  checkNotNegative(count, countName);
  if (length - index < count)
    throw argumentException(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
}

export const wasModified = (): NetException =>
  invalidOperation('Collection was modified; enumeration operation may not execute.');

export const duplicateKey = (keyText: string): NetException =>
  argumentException(`An item with the same key has already been added. Key: ${keyText}`);
