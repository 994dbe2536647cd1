import { notSupported } from '../runtime/exception.ts';
import { iterate } from '../runtime/iterate.ts';
import { NetObject } from '../runtime/net-object.ts';
import { Sequence } from '../runtime/sequence.ts';
import { IENUMERATOR } from '../types/primitives.ts';
import type { NamedType, Type } from '../types/type.ts';
import { defaultValue } from './default-value.ts';

/** IEnumerator<T> */
export class Enumerator extends NetObject {
  readonly type: NamedType;
  readonly element: Type;
  readonly #source: unknown;
  #elements: Iterator<unknown>;
  #current: unknown;

  constructor(element: Type, source: unknown) {
    super();
    this.type = IENUMERATOR.of(element);
    this.element = element;
    this.#source = source;
    this.#elements = iterate(source)[Symbol.iterator]();
    this.#current = defaultValue(element);
  }

  /** Before the first and after the last element: the default of the element's type. */
  get current(): unknown {
    return this.#current;
  }

  moveNext(): boolean {
    const { done, value } = this.#elements.next();
    this.#current = done === true ? defaultValue(this.element) : value;
    return done !== true;
  }

  /** Throws NotSupportedException for what is computed while it is walked. */
  reset(): void {
    if (this.#source instanceof Sequence) throw notSupported('Specified method is not supported.');
    this.#elements = iterate(this.#source)[Symbol.iterator]();
    this.#current = defaultValue(this.element);
  }

  dispose(): void {
    this.#elements.return?.();
  }
}
