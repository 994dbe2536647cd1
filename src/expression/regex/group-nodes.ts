import type { Machine } from './machine.ts';
import { type Captured, Node } from './node.ts';

/** Notes where a group begins. */
export class OpenNode extends Node {
  readonly #slot: number;
  readonly #next: Node;

  constructor(slot: number, next: Node) {
    super();
    this.#slot = slot;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    machine.setSlot(this.#slot, machine.position);
    return this.#next;
  }
}

/** Captures what has been taken since the group began. */
export class CloseNode extends Node {
  readonly #slot: number;
  readonly #group: number;
  readonly #next: Node;

  constructor(slot: number, group: number, next: Node) {
    super();
    this.#slot = slot;
    this.#group = group;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    const [start, end] = ordered(machine.slots[this.#slot] ?? 0, machine.position);
    machine.setGroup(this.#group, { start, end, previous: machine.groups[this.#group] ?? null });
    return this.#next;
  }
}

const ordered = (a: number, b: number): readonly [number, number] => (a < b ? [a, b] : [b, a]);

/** Ends `(?<group-other>…)`: takes the last capture of the other away, and captures what lies between. */
export class BalanceNode extends Node {
  readonly #slot: number;
  readonly #group: number | undefined;
  readonly #other: number;
  readonly #next: Node;

  constructor(slot: number, group: number | undefined, other: number, next: Node) {
    super();
    this.#slot = slot;
    this.#group = group;
    this.#other = other;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    const other = machine.groups[this.#other] ?? null;
    if (other === null) return null;
    const [start, end] = ordered(machine.slots[this.#slot] ?? 0, machine.position);
    machine.setGroup(this.#other, other.previous);
    if (this.#group !== undefined)
      machine.setGroup(this.#group, { ...between(start, end, other), previous: machine.groups[this.#group] ?? null });
    return this.#next;
  }
}

/** The gap between two stretches, or where they overlap. */
function between(start: number, end: number, other: Captured): { readonly start: number; readonly end: number } {
  if (start >= other.end) return { start: other.end, end: start };
  if (end <= other.start) return { start: end, end: other.start };
  return { start: Math.max(start, other.start), end: Math.min(end, other.end) };
}

/** Before `(?>…)`, `(?=…)` and `(?!…)`: notes the position and how much there is to try. */
export class GateNode extends Node {
  readonly #slot: number;
  readonly #body: Node;
  /** Where to go when the body fails; undefined where that is a failure of all. */
  readonly #otherwise: Node | undefined;

  constructor(slot: number, body: Node, otherwise?: Node) {
    super();
    this.#slot = slot;
    this.#body = body;
    this.#otherwise = otherwise;
  }

  override run(machine: Machine): Node | null {
    machine.slots[this.#slot] = machine.height;
    machine.slots[this.#slot + 1] = machine.position;
    if (this.#otherwise !== undefined) machine.push(this);
    return this.#body;
  }

  override retry(): Node | null {
    return this.#otherwise ?? null;
  }
}

/** Behind the body of `(?>…)` and `(?=…)`: nothing else is tried in it. A look puts the position back. */
export class PassNode extends Node {
  readonly #slot: number;
  readonly #isLook: boolean;
  readonly #next: Node;

  constructor(slot: number, isLook: boolean, next: Node) {
    super();
    this.#slot = slot;
    this.#isLook = isLook;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    machine.commit(machine.slots[this.#slot] ?? 0);
    if (this.#isLook) machine.position = machine.slots[this.#slot + 1] ?? 0;
    return this.#next;
  }
}

/** Behind the body of `(?!…)`: that it matched is a failure. */
export class RefuseNode extends Node {
  readonly #slot: number;

  constructor(slot: number) {
    super();
    this.#slot = slot;
  }

  override run(machine: Machine): Node | null {
    machine.rollBack(machine.slots[this.#slot] ?? 0);
    return null;
  }
}
