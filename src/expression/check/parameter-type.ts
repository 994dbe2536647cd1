import { ArrayType, type Type } from '../types/type.ts';
import type { Applicable } from './overloads.ts';

/** The type an argument must convert to; the element's where it is one of `params`. */
export function parameterType({ chosen, places, isExpanded }: Applicable, index: number): Type | undefined {
  const place = places[index] ?? 0;
  const type = chosen.parameters[place];
  const isElement = isExpanded && place === chosen.parameters.length - 1;
  return isElement && type instanceof ArrayType ? type.element : type;
}
