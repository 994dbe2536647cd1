import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JArray } from '../../../src/expression/json/array.ts';
import { chargeAdded } from '../../../src/expression/json/charge.ts';
import { JValue } from '../../../src/expression/json/value.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';

test('an array that is added to itself over and over is stopped', () => {
  const meter = new Meter(LIMITS);
  const array = new JArray();
  array.add(JValue.of('x'));
  assert.throws(() => {
    for (;;) {
      array.add(array);
      chargeAdded(meter, array);
    }
  }, LimitError);
});
