import type { Clock } from '../../surroundings.ts';
import { fullName } from '../types/display.ts';
import type { NamedType, Type } from '../types/type.ts';
import { argumentException } from './exception.ts';

/**
 * A .NET object or struct. Strings, booleans and delegates are JavaScript's own; numbers, chars and enums are numbers (long
 * and ulong: bigints) where the static type tells which, and in a `Boxed` where it does not. Null is null.
 */
export abstract class NetObject {
  /** What `GetType()` answers. */
  abstract readonly type: Type;

  /** `ToString()`. */
  toText(): string {
    return fullName(this.type);
  }

  /**
   * What stands for this object in comparisons: two are equal, as `Equals` means it, when their keys are the same value, in
   * the sense of a Map. An object without an equality of its own stands for itself.
   */
  key(): unknown {
    return this;
  }

  /** `IComparable.CompareTo`: negative, 0 or positive. The other is of the same type. */
  compareTo(_other: unknown): number {
    throw argumentException('At least one object must implement IComparable.');
  }

  /** The same again, for an object that can be changed; absent for one that cannot, or need not be kept apart. */
  copied?(): NetObject;

  /** Its JSON, for an object that is a piece of JSON. */
  json?(): string;

  /** `IConvertible.ToType`, for a class that has its own. */
  convertTo?(target: NamedType, clock: Clock): unknown;
}
