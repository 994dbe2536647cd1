import type { Machine } from './machine.ts';
import { Node } from './node.ts';

export interface LoopLimits {
  readonly min: number;
  readonly max: number;
  readonly isLazy: boolean;
}

/** Where a turn of a loop ends and the next may begin; entered anew through its `entry`. */
export class LoopNode extends Node {
  readonly #limits: LoopLimits;
  /** How many turns have begun. */
  readonly #countSlot: number;
  /** Where the turn began. */
  readonly #startSlot: number;
  readonly #next: Node;
  #body: Node;

  constructor(limits: LoopLimits, slot: number, next: Node) {
    super();
    this.#limits = limits;
    this.#countSlot = slot;
    this.#startSlot = slot + 1;
    this.#next = next;
    this.#body = next;
  }

  /** The body leads back to this node, and is therefore made after it. */
  close(body: Node): Node {
    this.#body = body;
    return new LoopEntry(this.#countSlot, this.#startSlot, this);
  }

  override run(machine: Machine): Node | null {
    const { min, max, isLazy } = this.#limits;
    const count = machine.slots[this.#countSlot] ?? 0;
    if (count < min) return this.#turn(machine);
    // A turn that took nothing would take nothing for ever.
    if (count >= max || machine.slots[this.#startSlot] === machine.position) return this.#next;
    machine.push(this);
    return isLazy ? this.#next : this.#turn(machine);
  }

  override retry(machine: Machine): Node | null {
    return this.#limits.isLazy ? this.#turn(machine) : this.#next;
  }

  #turn(machine: Machine): Node {
    machine.setSlot(this.#countSlot, (machine.slots[this.#countSlot] ?? 0) + 1);
    machine.setSlot(this.#startSlot, machine.position);
    return this.#body;
  }
}

class LoopEntry extends Node {
  readonly #countSlot: number;
  readonly #startSlot: number;
  readonly #loop: LoopNode;

  constructor(countSlot: number, startSlot: number, loop: LoopNode) {
    super();
    this.#countSlot = countSlot;
    this.#startSlot = startSlot;
    this.#loop = loop;
  }

  override run(machine: Machine): Node | null {
    machine.setSlot(this.#countSlot, 0);
    machine.setSlot(this.#startSlot, -1);
    return this.#loop;
  }
}

/** A loop without limit whose turns always take something: nothing need be counted. */
export class StarNode extends Node {
  readonly #isLazy: boolean;
  readonly #next: Node;
  #body: Node;

  constructor(isLazy: boolean, next: Node) {
    super();
    this.#isLazy = isLazy;
    this.#next = next;
    this.#body = next;
  }

  /** The body leads back to this node, and is therefore made after it. */
  close(body: Node): void {
    this.#body = body;
  }

  override run(machine: Machine): Node | null {
    machine.push(this);
    return this.#isLazy ? this.#next : this.#body;
  }

  override retry(): Node | null {
    return this.#isLazy ? this.#body : this.#next;
  }
}
