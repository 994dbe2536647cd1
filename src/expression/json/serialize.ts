import { KeyValuePair } from '../collections/key-value-pair.ts';
import { Tuple } from '../collections/tuple.ts';
import { ValueTuple } from '../collections/value-tuple.ts';
import { AnonymousObject } from '../runtime/anonymous-object.ts';
import { objectsOf } from '../runtime/element-type.ts';
import { NetException } from '../runtime/exception.ts';
import { Grid } from '../runtime/grid.ts';
import { objectForm } from '../runtime/object-form.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { IDICTIONARY, IREADONLY_DICTIONARY } from '../types/collections.ts';
import { fullName } from '../types/display.ts';
import { ancestors } from '../types/hierarchy.ts';
import { NamedType, type Type } from '../types/type.ts';
import { serializationException } from './faults.ts';
import { scalarText } from './scalar-text.ts';
import type { JsonSink } from './sink.ts';
import { JToken } from './token.ts';
import { scalarType } from './value-type.ts';

/** Writes a value in object form, as JsonConvert does. Throws JsonSerializationException for what contains itself. */
export function serializeTo(sink: JsonSink, value: unknown): void {
  new Serializer(sink).write(value);
}

class Serializer {
  readonly #sink: JsonSink;
  readonly #open: unknown[] = [];

  constructor(sink: JsonSink) {
    this.#sink = sink;
  }

  write(value: unknown): void {
    if (value instanceof JToken) this.#sink.token(value);
    else if (scalarType(value) !== undefined) this.#sink.scalar(value);
    else this.#within(value, () => this.#writeComposite(value));
  }

  #within(value: unknown, write: () => void): void {
    if (this.#open.includes(value))
      throw serializationException(`Self referencing loop detected with type '${fullName(runTimeType(value))}'.`);
    this.#open.push(value);
    write();
    this.#open.pop();
  }

  #writeComposite(value: unknown): void {
    if (isDictionary(runTimeType(value))) this.#writeDictionary(value);
    else if (value instanceof Grid) this.#writeGrid(value, 0, 0);
    else if (typeof value === 'object' && value !== null && Symbol.iterator in value) this.#writeArray(value);
    else this.#writeObject(entriesOf(value));
  }

  #writeArray(value: unknown): void {
    this.#sink.open('[');
    for (const item of objectsOf(value)) this.write(item);
    this.#sink.close(']');
  }

  /** An array in an array for each dimension; `place` is that of the first item among all. */
  #writeGrid(grid: Grid, dimension: number, place: number): void {
    const { items, lengths, type } = grid;
    this.#sink.open('[');
    for (let index = 0; index < (lengths[dimension] ?? 0); index += 1)
      if (dimension === lengths.length - 1) this.write(objectForm(items[place + index], type.element));
      else this.#writeGrid(grid, dimension + 1, (place + index) * (lengths[dimension + 1] ?? 0));
    this.#sink.close(']');
  }

  #writeDictionary(value: unknown): void {
    this.#sink.open('{');
    for (const pair of objectsOf(value)) if (pair instanceof KeyValuePair) this.#writePair(pair);
    this.#sink.close('}');
  }

  #writePair({ entryKey, keyType, value, valueType }: KeyValuePair): void {
    const key = objectForm(entryKey, keyType);
    this.#sink.name(typeof key === 'string' ? key : scalarText(key));
    this.write(objectForm(value, valueType));
  }

  #writeObject(entries: Iterable<readonly [string, unknown]>): void {
    this.#sink.open('{');
    for (const [name, value] of entries) {
      this.#sink.name(name);
      this.write(value);
    }
    this.#sink.close('}');
  }
}

function isDictionary(type: Type): boolean {
  return ancestors(type).some(
    each => each instanceof NamedType && (each.definition === IDICTIONARY || each.definition === IREADONLY_DICTIONARY),
  );
}

/** The properties of an object that JSON shows; of one that we do not know, none. */
function entriesOf(value: unknown): Iterable<readonly [string, unknown]> {
  if (value instanceof AnonymousObject) return value.entries();
  if (value instanceof KeyValuePair) return pairEntries(value);
  if (value instanceof Tuple || value instanceof ValueTuple) return itemEntries(value);
  return value instanceof NetException ? exceptionEntries(value) : [];
}

function pairEntries({ entryKey, keyType, value, valueType }: KeyValuePair): Iterable<readonly [string, unknown]> {
  return [
    ['Key', objectForm(entryKey, keyType)],
    ['Value', objectForm(value, valueType)],
  ];
}

function itemEntries({ items, type }: Tuple | ValueTuple): Iterable<readonly [string, unknown]> {
  return items.map((item, index) => {
    const itemType = type.arguments[index];
    return [`Item${index + 1}`, itemType === undefined ? item : objectForm(item, itemType)];
  });
}

function exceptionEntries({ type, message, inner }: NetException): Iterable<readonly [string, unknown]> {
  return [
    ['ClassName', fullName(type)],
    ['Message', message],
    ['InnerException', inner],
  ];
}
