import { invalidOperation, type NetException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { fullName } from '../types/display.ts';
import { define, type NamedType } from '../types/type.ts';
import type { JContainer } from './container.ts';
import { IJENUMERABLE } from './enumerable.ts';
import { missingParent } from './faults.ts';
import { JsonWriter } from './writer.ts';

export const JTOKEN: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JToken',
  kind: 'class',
  bases: () => [IJENUMERABLE.of(JTOKEN)],
});

/** A piece of JSON that knows where it stands in its tree. */
export abstract class JToken extends NetObject {
  parent: JContainer | null = null;

  /** One of `TokenType`. */
  abstract readonly tokenType: number;

  /** Not to be changed by the caller. */
  get children(): readonly JToken[] {
    return [];
  }

  get hasValues(): boolean {
    return this.children.length > 0;
  }

  /** How many tokens it is, with all in it. */
  get size(): number {
    return 1;
  }

  abstract clone(): JToken;
  abstract deepEquals(other: JToken): boolean;
  abstract write(writer: JsonWriter): void;

  [Symbol.iterator](): Iterator<JToken> {
    return this.children[Symbol.iterator]();
  }

  print(isIndented: boolean): string {
    const writer = new JsonWriter(isIndented);
    this.write(writer);
    return writer.text;
  }

  override toText(): string {
    return this.print(true);
  }

  override copied(): JToken {
    return this.clone();
  }

  override json(): string {
    return this.print(false);
  }

  /** `this[object key]`; the key is in object form. */
  item(_key: unknown): JToken | null {
    throw this.noChildren('access');
  }

  setItem(_key: unknown, _value: JToken | null): void {
    throw this.noChildren('set');
  }

  get first(): JToken | null {
    throw this.noChildren('access');
  }

  get last(): JToken | null {
    throw this.noChildren('access');
  }

  protected noChildren(verb: 'access' | 'set'): NetException {
    return invalidOperation(`Cannot ${verb} child value on ${fullName(this.type)}.`);
  }

  get next(): JToken | null {
    return this.#sibling(1);
  }

  get previous(): JToken | null {
    return this.#sibling(-1);
  }

  #sibling(distance: 1 | -1): JToken | null {
    if (this.parent === null) return null;
    return this.parent.children[this.parent.indexOf(this) + distance] ?? null;
  }

  get root(): JToken {
    let root: JToken = this;
    while (root.parent !== null) root = root.parent;
    return root;
  }

  addAfterSelf(content: unknown): void {
    const parent = this.#requiredParent();
    parent.insertContent(parent.indexOf(this) + 1, content);
  }

  addBeforeSelf(content: unknown): void {
    const parent = this.#requiredParent();
    parent.insertContent(parent.indexOf(this), content);
  }

  detach(): void {
    this.#requiredParent().remove(this);
  }

  replaceWith(value: JToken | null): void {
    const parent = this.#requiredParent();
    parent.set(parent.indexOf(this), value);
  }

  #requiredParent(): JContainer {
    if (this.parent === null) throw missingParent();
    return this.parent;
  }
}
