import assert from 'node:assert/strict';
import { Evaluation } from '../../../src/expression/runtime/evaluation.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { OBJECT } from '../../../src/expression/types/primitives.ts';
import { add } from '../../../src/expression/xml/edit.ts';
import { LOAD, readElement } from '../../../src/expression/xml/read.ts';
import { XAttribute } from '../../../src/expression/xml/x-attribute.ts';
import { XElement } from '../../../src/expression/xml/x-element.ts';
import { readName } from '../../../src/expression/xml/x-name.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

export const meter = (): Evaluation => new Evaluation(LIMITS, REAL_SURROUNDINGS);

/** `new XElement(name, content…)` */
export function element(name: string, ...content: unknown[]): XElement {
  const made = new XElement(readName(name));
  add(meter(), made, new NetArray(OBJECT, content));
  return made;
}

export const attribute = (name: string, value: string): XAttribute => new XAttribute(readName(name), value);

export const parsed = (text: string): XElement => readElement(text, LOAD.none);

/** The type and message of the .NET exception that it throws. */
export function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof NetException, String(error));
    return `${'definition' in error.type ? error.type.definition.name : ''}: ${error.message}`;
  }
  return 'nothing was thrown';
}
