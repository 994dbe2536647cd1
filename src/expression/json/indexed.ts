import { Boxed } from '../runtime/boxed.ts';
import { argumentException, argumentNull, argumentOutOfRange } from '../runtime/exception.ts';
import { textOf } from '../runtime/text-of.ts';
import { INT32 } from '../types/primitives.ts';
import { JContainer } from './container.ts';
import type { JToken } from './token.ts';

/** A container whose children have a number. */
export abstract class Indexed extends JContainer {
  /** `JArray values with invalid key value: "x". Int32 array index expected.`, in part. */
  protected abstract readonly wanted: { readonly owner: string; readonly key: string };

  /** Throws ArgumentOutOfRangeException. */
  get(index: number): JToken {
    const child = this.children[index];
    if (child === undefined)
      throw argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    return child;
  }

  override item(key: unknown): JToken {
    return this.get(this.#index(key, 'Accessed'));
  }

  override setItem(key: unknown, value: JToken | null): void {
    this.set(this.#index(key, 'Set'), value);
  }

  #index(key: unknown, verb: string): number {
    if (key === null) throw argumentNull('key');
    if (key instanceof Boxed && key.type === INT32) return Number(key.value);
    const { owner, key: wanted } = this.wanted;
    throw argumentException(`${verb} ${owner} values with invalid key value: ${keyText(key)}. ${wanted} expected.`);
  }
}

export const keyText = (key: unknown): string => (typeof key === 'string' ? `"${key}"` : textOf(key));
