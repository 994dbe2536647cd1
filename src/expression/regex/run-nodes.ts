import { TextNode } from './char-nodes.ts';
import type { CharSet } from './char-set.ts';
import type { Machine } from './machine.ts';
import { Node } from './node.ts';

export interface Repeat {
  readonly set: CharSet;
  readonly min: number;
  readonly max: number;
  readonly isBackward: boolean;
}

/** How many chars of the set follow in the direction of the pattern, up to so many. */
function run({ set, isBackward }: Repeat, { text, position }: Machine, most: number): number {
  const room = Math.min(most, isBackward ? position : text.length - position);
  const first = isBackward ? position - 1 : position;
  const step = isBackward ? -1 : 1;
  let count = 0;
  while (count < room && set.has(text.charCodeAt(first + count * step))) count += 1;
  return count;
}

/** `[a-z]*`: as many as there are, and then ever fewer. */
export class GreedyRun extends Node {
  readonly #repeat: Repeat;
  readonly #next: Node;
  readonly #step: number;
  /** The char that must follow; undefined where it may be any. */
  readonly #following: string | undefined;

  constructor(repeat: Repeat, next: Node) {
    super();
    this.#repeat = repeat;
    this.#next = next;
    this.#step = repeat.isBackward ? -1 : 1;
    this.#following = next instanceof TextNode && !repeat.isBackward ? next.text.charAt(0) : undefined;
  }

  override run(machine: Machine): Node | null {
    const count = run(this.#repeat, machine, this.#repeat.max);
    machine.charge(count >> 2);
    if (count < this.#repeat.min) return null;
    machine.position += count * this.#step;
    return this.#give(machine, count - this.#repeat.min);
  }

  override retry(machine: Machine): Node | null {
    machine.position -= this.#step;
    return this.#give(machine, machine.number - 1);
  }

  /** Goes on from here, after which so many chars may be given back. */
  #give(machine: Machine, spare: number): Node | null {
    let rest = spare;
    while (this.#following !== undefined && machine.text[machine.position] !== this.#following) {
      if (rest === 0) return null;
      rest -= 1;
      machine.position -= 1;
    }
    machine.charge((spare - rest) >> 2);
    if (rest > 0) machine.push(this, rest);
    return this.#next;
  }
}

/** `[a-z]*?`: as few as will do. */
export class LazyRun extends Node {
  readonly #repeat: Repeat;
  readonly #next: Node;

  constructor(repeat: Repeat, next: Node) {
    super();
    this.#repeat = repeat;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    const { min, max, isBackward } = this.#repeat;
    if (run(this.#repeat, machine, min) < min) return null;
    machine.position += isBackward ? -min : min;
    if (max > min) machine.push(this, max - min);
    return this.#next;
  }

  override retry(machine: Machine): Node | null {
    const rest = machine.number;
    if (run(this.#repeat, machine, 1) === 0) return null;
    machine.position += this.#repeat.isBackward ? -1 : 1;
    if (rest > 1) machine.push(this, rest - 1);
    return this.#next;
  }
}
