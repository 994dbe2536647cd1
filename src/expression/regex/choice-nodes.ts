import type { Machine } from './machine.ts';
import { Node } from './node.ts';

/** One way, or else the other. */
export class ForkNode extends Node {
  readonly #first: Node;
  readonly #second: Node;

  constructor(first: Node, second: Node) {
    super();
    this.#first = first;
    this.#second = second;
  }

  override run(machine: Machine): Node | null {
    machine.push(this);
    return this.#first;
  }

  override retry(): Node | null {
    return this.#second;
  }
}

/** `(?(1)yes|no)` */
export class GroupConditionNode extends Node {
  readonly #group: number;
  readonly #yes: Node;
  readonly #no: Node;

  constructor(group: number, yes: Node, no: Node) {
    super();
    this.#group = group;
    this.#yes = yes;
    this.#no = no;
  }

  override run({ groups }: Machine): Node | null {
    return (groups[this.#group] ?? null) === null ? this.#no : this.#yes;
  }
}
