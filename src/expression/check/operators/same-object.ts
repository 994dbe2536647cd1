import type { Implementation } from '../../types/table.ts';
import type { Bound } from '../bound.ts';
import { mayBeSame } from './references.ts';

/**
 * Whether two operands are the same object. Equal texts are where they may come from one place, which is looked at when the
 * whole expression is bound: https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#12127-reference-type-equality-operators
 */
export function isSameObject(left: Bound, right: Bound, isEqual: boolean): Implementation {
  let isPossible: boolean | undefined;
  return (a: unknown, b: unknown) => {
    if (a !== b || typeof a !== 'string') return (a === b) === isEqual;
    isPossible ??= mayBeSame(left, right);
    return isPossible === isEqual;
  };
}
