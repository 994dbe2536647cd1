import { JToken } from './token.ts';

/** The children of a container, for who only reads. */
export abstract class Holder extends JToken {
  #children: JToken[] = [];
  #read: (() => JToken[]) | undefined;

  override get children(): readonly JToken[] {
    return this.own();
  }

  /** The list itself. */
  protected own(): JToken[] {
    if (this.#read !== undefined) this.adopt(this.#read());
    return this.#children;
  }

  /** Takes children that nobody else has, as they are. */
  adopt(children: JToken[]): void {
    for (const child of children) this.take(child);
    this.#children = children;
    this.#read = undefined;
  }

  /** Children that are made when somebody first asks for one. */
  adoptLater(read: () => JToken[]): void {
    this.#read = read;
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
