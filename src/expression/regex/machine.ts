import type { Meter } from '../runtime/meter.ts';
import { ACCEPT, type Captured, type Node } from './node.ts';
import { GROUP_UNDO, SLOT_UNDO } from './undo-nodes.ts';

const NODES_PER_STEP = 4;
/** What one entry of the stack costs, in the meter's unit. */
const ENTRY_SIZE = 64;
const FREE_ENTRIES = 1024;

/** Runs a compiled pattern at one place of a text. What it may yet try, and what it must undo before, is a stack of its own. */
export class Machine {
  readonly text: string;
  /** Where the search began, for `\G`. */
  readonly origin: number;
  position = 0;
  /** What was pushed with the entry that is retried. */
  number = 0;
  captured: Captured | null = null;
  readonly slots: number[];
  readonly groups: (Captured | null)[];
  readonly #meter: Meter;
  readonly #nodes: Node[] = [];
  readonly #positions: number[] = [];
  readonly #numbers: number[] = [];
  readonly #captures: (Captured | null)[] = [];
  #height = 0;
  #paidHeight = FREE_ENTRIES;
  #work = 0;

  constructor(text: string, origin: number, slotCount: number, groupCount: number, meter: Meter) {
    this.text = text;
    this.origin = origin;
    this.slots = new Array<number>(slotCount).fill(0);
    this.groups = new Array<Captured | null>(groupCount).fill(null);
    this.#meter = meter;
  }

  /** Whether the pattern matches from this position on; throws LimitError when it takes too long. */
  matches(start: Node, position: number): boolean {
    this.position = position;
    let node: Node | null = start;
    while (node !== ACCEPT) {
      this.charge(1);
      if (node !== null) node = node.run(this);
      else if (this.#height === 0) return false;
      else node = this.#pop().retry(this);
    }
    this.#height = 0;
    return true;
  }

  /** Counts the visits of so many nodes or chars. */
  charge(work: number): void {
    this.#work += work;
    while (this.#work >= NODES_PER_STEP) {
      this.#work -= NODES_PER_STEP;
      this.#meter.step();
    }
  }

  get height(): number {
    return this.#height;
  }

  push(node: Node, number = 0): void {
    this.#entry(node, this.position, number, null);
  }

  setSlot(slot: number, value: number): void {
    this.#entry(SLOT_UNDO, slot, this.slots[slot] ?? 0, null);
    this.slots[slot] = value;
  }

  setGroup(group: number, captured: Captured | null): void {
    this.#entry(GROUP_UNDO, group, 0, this.groups[group] ?? null);
    this.groups[group] = captured;
  }

  #entry(node: Node, position: number, number: number, captured: Captured | null): void {
    const at = this.#height;
    this.#nodes[at] = node;
    this.#positions[at] = position;
    this.#numbers[at] = number;
    this.#captures[at] = captured;
    this.#height = at + 1;
    if (at < this.#paidHeight) return;
    this.#meter.grow(ENTRY_SIZE * FREE_ENTRIES);
    this.#paidHeight += FREE_ENTRIES;
  }

  #pop(): Node {
    this.#height -= 1;
    const at = this.#height;
    this.position = this.#positions[at] ?? 0;
    this.number = this.#numbers[at] ?? 0;
    this.captured = this.#captures[at] ?? null;
    return this.#nodes[at] ?? ACCEPT;
  }

  /** Forgets what else could be tried above a height, but not what must be undone when all fails. */
  commit(height: number): void {
    let kept = height;
    for (let at = height; at < this.#height; at += 1) {
      const node = this.#nodes[at];
      if (node !== SLOT_UNDO && node !== GROUP_UNDO) continue;
      this.#nodes[kept] = node;
      this.#positions[kept] = this.#positions[at] ?? 0;
      this.#numbers[kept] = this.#numbers[at] ?? 0;
      this.#captures[kept] = this.#captures[at] ?? null;
      kept += 1;
    }
    this.#height = kept;
  }

  /** Undoes all above a height, and tries nothing there. */
  rollBack(height: number): void {
    while (this.#height > height) {
      const node = this.#pop();
      if (node === SLOT_UNDO || node === GROUP_UNDO) node.retry(this);
    }
  }
}
