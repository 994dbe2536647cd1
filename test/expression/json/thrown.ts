import { NetException } from '../../../src/expression/runtime/exception.ts';

/** The message of the .NET exception that the action throws. */
export function thrown(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof NetException) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
