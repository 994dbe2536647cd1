import type { Meter } from '../runtime/meter.ts';
import { JToken } from './token.ts';
import type { JsonWriter } from './writer.ts';

/** What is in a container, as long as nobody has asked for a child: most of a body is only passed on. */
export interface Unread {
  /** How many tokens the container is, with all in it. */
  readonly size: number;
  /** For a walk over all of them. */
  chargeWalk(meter: Meter): void;
  /** Makes the children. */
  read(): JToken[];
  /** Writes the container as it would be written with them. */
  write(writer: JsonWriter): void;
}

/** The children of a container, for who only reads. */
export abstract class Holder extends JToken {
  #children: JToken[] = [];
  #unread: Unread | undefined;

  override get children(): readonly JToken[] {
    return this.own();
  }

  /** Undefined once somebody has asked for a child. */
  get unread(): Unread | undefined {
    return this.#unread;
  }

  /** The list itself. */
  protected own(): JToken[] {
    if (this.#unread !== undefined) this.adopt(this.#unread.read());
    return this.#children;
  }

  /** Takes children that nobody else has, as they are. */
  adopt(children: JToken[]): void {
    for (const child of children) this.take(child);
    this.#children = children;
    this.#unread = undefined;
  }

  /** Children that are made when somebody first asks for one. */
  adoptLater(unread: Unread): void {
    this.#unread = unread;
  }

  /** Makes it hold the same. */
  protected copyInto<T extends Holder>(copy: T): T {
    if (this.#unread === undefined) copy.adopt(this.#children.map(child => child.clone()));
    else copy.adoptLater(this.#unread);
    return copy;
  }

  protected writeBetween(open: string, close: string, writer: JsonWriter): void {
    if (this.#unread !== undefined) {
      this.#unread.write(writer);
      return;
    }
    writer.open(open);
    for (const child of this.#children) child.write(writer);
    writer.close(close);
  }

  override get size(): number {
    return this.#unread?.size ?? this.#children.reduce((size, child) => size + child.size, 1);
  }

  get count(): number {
    return this.children.length;
  }

  override get first(): JToken | null {
    return this.children[0] ?? null;
  }

  override get last(): JToken | null {
    return this.children.at(-1) ?? null;
  }

  indexOf(item: JToken | null): number {
    return item === null ? -1 : this.children.indexOf(item);
  }

  contains(item: JToken | null): boolean {
    return this.indexOf(item) !== -1;
  }

  /** Becomes the child's parent. */
  protected abstract take(child: JToken): void;
}
