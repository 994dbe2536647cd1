import { NetObject } from '../runtime/net-object.ts';
import { GROUP, GROUP_COLLECTION } from '../types/regular-expressions.ts';
import type { Type } from '../types/type.ts';
import { Capture, CaptureCollection } from './capture.ts';
import type { GroupNames } from './group-names.ts';
import type { Captured } from './node.ts';

/** What a group has captured last; a group that took no part has an empty text at 0, and no success. */
export class Group extends Capture {
  override readonly type: Type = GROUP;
  readonly name: string;
  readonly #captured: Captured | null;

  constructor(text: string, name: string, captured: Captured | null) {
    super(text, captured?.start ?? 0, captured === null ? 0 : captured.end - captured.start);
    this.name = name;
    this.#captured = captured;
  }

  static readonly none = new Group('', '', null);

  get success(): boolean {
    return this.#captured !== null;
  }

  get captures(): CaptureCollection {
    const captures: Capture[] = [];
    for (let each = this.#captured; each !== null; each = each.previous)
      captures.push(new Capture(this.text, each.start, each.end - each.start));
    return new CaptureCollection(captures.reverse());
  }
}

/** The groups of a match, by place, number or name; the first is the match itself. */
export class GroupCollection extends NetObject {
  readonly type = GROUP_COLLECTION;
  readonly #items: readonly Group[];
  readonly #names: GroupNames;

  constructor(items: readonly Group[], names: GroupNames) {
    super();
    this.#items = items;
    this.#names = names;
  }

  get count(): number {
    return this.#items.length;
  }

  get names(): readonly string[] {
    return this.#items.map(({ name }) => name);
  }

  /** By its number; an unknown one gives a group without success. */
  get(number: number): Group {
    return this.#items[this.#names.numbers.indexOf(number)] ?? Group.none;
  }

  named(name: string): Group | undefined {
    const number = this.#names.numberOf(name);
    // A number finds only a group that has no name, as it is written.
    return number === undefined || this.#names.nameOf(number) !== name ? undefined : this.get(number);
  }

  [Symbol.iterator](): Iterator<Group> {
    return this.#items[Symbol.iterator]();
  }
}
