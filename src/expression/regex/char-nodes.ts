import type { CharSet } from './char-set.ts';
import type { Machine } from './machine.ts';
import { Node } from './node.ts';

export class TextNode extends Node {
  readonly text: string;
  readonly #isBackward: boolean;
  readonly #next: Node;

  constructor(text: string, isBackward: boolean, next: Node) {
    super();
    this.text = text;
    this.#isBackward = isBackward;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    const { length } = this.text;
    const start = this.#isBackward ? machine.position - length : machine.position;
    if (start < 0 || !machine.text.startsWith(this.text, start)) return null;
    machine.position = this.#isBackward ? start : start + length;
    return this.#next;
  }
}

export class SetNode extends Node {
  readonly #set: CharSet;
  readonly #isBackward: boolean;
  readonly #next: Node;

  constructor(set: CharSet, isBackward: boolean, next: Node) {
    super();
    this.#set = set;
    this.#isBackward = isBackward;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    const at = this.#isBackward ? machine.position - 1 : machine.position;
    if (at < 0 || at >= machine.text.length || !this.#set.has(machine.text.charCodeAt(at))) return null;
    machine.position = this.#isBackward ? at : at + 1;
    return this.#next;
  }
}
