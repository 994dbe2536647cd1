import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import { Sequence } from '../../runtime/sequence.ts';
import { INT32 } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { outOfValidRange } from '../faults.ts';

const GREATEST_INT = 2 ** 31 - 1;

export const empty = (R: Type) => () => new NetArray(R, []);

export function range(meter: Meter, start: number, count: number): Sequence {
  if (count < 0 || start + count - 1 > GREATEST_INT) throw outOfValidRange('count');
  return new Sequence(INT32, function* () {
    for (let index = 0; index < count; index += 1) {
      meter.step();
      yield start + index;
    }
  });
}

export const repeat = (R: Type) => (meter: Meter, element: unknown, count: number) => {
  if (count < 0) throw outOfValidRange('count');
  return new Sequence(R, function* () {
    for (let index = 0; index < count; index += 1) {
      meter.step();
      yield element;
    }
  });
};
