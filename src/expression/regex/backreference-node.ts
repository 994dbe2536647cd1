import { fold } from './fold.ts';
import type { Machine } from './machine.ts';
import { Node } from './node.ts';

/** Takes what a group has captured last. */
export class BackreferenceNode extends Node {
  readonly #group: number;
  readonly #isCaseless: boolean;
  /** A group that has captured nothing: ECMAScript takes it for empty, .NET fails. */
  readonly #isEmptyAllowed: boolean;
  readonly #isBackward: boolean;
  readonly #next: Node;

  constructor(
    { group, isCaseless, isEcma }: { readonly group: number; readonly isCaseless: boolean; readonly isEcma: boolean },
    isBackward: boolean,
    next: Node,
  ) {
    super();
    this.#group = group;
    this.#isCaseless = isCaseless;
    this.#isEmptyAllowed = isEcma;
    this.#isBackward = isBackward;
    this.#next = next;
  }

  override run(machine: Machine): Node | null {
    const captured = machine.groups[this.#group] ?? null;
    if (captured === null) return this.#isEmptyAllowed ? this.#next : null;
    const length = captured.end - captured.start;
    const at = this.#isBackward ? machine.position - length : machine.position;
    if (at < 0 || at + length > machine.text.length || !this.#isSame(machine.text, captured.start, at, length))
      return null;
    machine.charge(length >> 2);
    machine.position = this.#isBackward ? at : at + length;
    return this.#next;
  }

  #isSame(text: string, from: number, at: number, length: number): boolean {
    if (!this.#isCaseless) return text.startsWith(text.slice(from, from + length), at);
    for (let index = 0; index < length; index += 1)
      if (fold(text.charCodeAt(from + index)) !== fold(text.charCodeAt(at + index))) return false;
    return true;
  }
}
