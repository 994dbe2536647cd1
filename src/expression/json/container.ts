import { wasModified } from '../collections/faults.ts';
import { argumentException, argumentOutOfRange } from '../runtime/exception.ts';
import { ICOLLECTION, ILIST } from '../types/collections.ts';
import { fullName } from '../types/display.ts';
import { define, type NamedType } from '../types/type.ts';
import { manyOf, tokenOf } from './content.ts';
import { Holder } from './holder.ts';
import { JTOKEN, type JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';

export const JCONTAINER: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JContainer',
  kind: 'class',
  bases: () => [JTOKEN, ILIST.of(JTOKEN), ICOLLECTION.of(JTOKEN)],
});

/** A token that holds tokens. Each has one parent at most: what is added and has one already, is copied. */
export abstract class JContainer extends Holder {
  #copied = 0;
  /** Counts the changes, so that a walk notices them. */
  #version = 0;

  /** Throws InvalidOperationException when a child came or went meanwhile. */
  override *[Symbol.iterator](): Generator<JToken> {
    const version = this.#version;
    for (let index = 0; ; index += 1) {
      if (version !== this.#version) throw wasModified();
      const child = this.children[index];
      if (child === undefined) return;
      yield child;
    }
  }

  protected override take(child: JToken): void {
    child.parent = this;
  }

  add(content: unknown): void {
    this.insertContent(this.count, content);
  }

  /** Anything that becomes a token; an IEnumerable stands for its elements. */
  insertContent(index: number, content: unknown): void {
    const many = manyOf(content);
    if (many === undefined) {
      this.insert(index, tokenOf(content));
      return;
    }
    let at = index;
    for (const each of many) {
      this.insertContent(at, each);
      at += 1;
    }
  }

  insert(index: number, item: JToken | null): void {
    const children = this.own();
    if (index < 0 || index > children.length)
      throw argumentOutOfRange('index', 'Index must be within the bounds of the List.');
    const child = this.#orphan(item);
    this.accept(child, undefined);
    this.take(child);
    children.splice(index, 0, child);
    this.#note(undefined, child);
  }

  removeAt(index: number): void {
    this.#checkIndex(index);
    const [removed] = this.own().splice(index, 1);
    if (removed === undefined) return;
    removed.parent = null;
    this.#note(removed, undefined);
  }

  /** Whether it was there. */
  remove(item: JToken | null): boolean {
    const index = this.indexOf(item);
    if (index !== -1) this.removeAt(index);
    return index !== -1;
  }

  clear(): void {
    for (const child of this.own().splice(0)) {
      child.parent = null;
      this.#note(child, undefined);
    }
  }

  /** A value that equals the one that is there does not replace it. */
  set(index: number, item: JToken | null): void {
    const existing = this.#checkIndex(index);
    if (isUnchanged(existing, item)) return;
    const child = this.#orphan(item);
    this.accept(child, existing);
    this.take(child);
    this.own()[index] = child;
    existing.parent = null;
    this.#note(existing, child);
  }

  #checkIndex(index: number): JToken {
    if (index < 0) throw argumentOutOfRange('index', 'Index is less than 0.');
    const existing = this.children[index];
    if (existing === undefined) throw argumentOutOfRange('index', 'Index is equal to or greater than Count.');
    return existing;
  }

  #orphan(item: JToken | null): JToken {
    if (item === null) return JValue.null();
    const isTaken = item.parent !== null || item === this || (item.hasValues && this.root === item);
    if (!isTaken) return item;
    this.#copied += item.size;
    return item.clone();
  }

  /** How many tokens it has copied since it was last asked, since each that is added and has a parent is copied. */
  takeCopied(): number {
    const copied = this.#copied;
    this.#copied = 0;
    return copied;
  }

  /** Throws for a token that cannot be a child. */
  protected accept(item: JToken, _existing: JToken | undefined): void {
    if (item.tokenType === TokenType.Property) throw this.refusal(item);
  }

  protected refusal(item: JToken): Error {
    return argumentException(`Can not add ${fullName(item.type)} to ${fullName(this.type)}.`);
  }

  #note(removed: JToken | undefined, added: JToken | undefined): void {
    this.#version += 1;
    this.changed(removed, added);
  }

  protected changed(_removed: JToken | undefined, _added: JToken | undefined): void {
    // Only a container that keeps an index has something to do.
  }

  protected hasEqualChildren(other: JContainer): boolean {
    const [mine, theirs] = [this.children, other.children];
    return mine.length === theirs.length && mine.every((child, index) => theirs[index]?.deepEquals(child) === true);
  }
}

function isUnchanged(existing: JToken, item: JToken | null): boolean {
  if (!(existing instanceof JValue)) return false;
  if (item === null) return existing.tokenType === TokenType.Null;
  return item instanceof JValue && existing.equals(item);
}
