export interface Sibling<T> {
  previous: T | null;
  next: T | null;
}

/** The children of a node, or its attributes, in a chain: whoever walks it may meanwhile change it. */
export class Siblings<T extends Sibling<T>> {
  first: T | null = null;
  last: T | null = null;

  append(item: T): void {
    this.insertAfter(this.last, item);
  }

  /** With null, at the beginning. */
  insertAfter(previous: T | null, item: T): void {
    const next = previous === null ? this.first : previous.next;
    item.previous = previous;
    item.next = next;
    if (previous === null) this.first = item;
    else previous.next = item;
    if (next === null) this.last = item;
    else next.previous = item;
  }

  remove(item: T): void {
    if (item.previous === null) this.first = item.next;
    else item.previous.next = item.next;
    if (item.next === null) this.last = item.previous;
    else item.next.previous = item.previous;
    item.previous = null;
    item.next = null;
  }

  /** Ends where the item that it stands on is taken out, as .NET's does. */
  *[Symbol.iterator](): Generator<T> {
    for (let item = this.first; item !== null; item = item.next) yield item;
  }
}
