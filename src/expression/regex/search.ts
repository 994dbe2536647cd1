import type { Meter } from '../runtime/meter.ts';
import { compile, type Program } from './compile.ts';
import type { GroupNames } from './group-names.ts';
import { Machine } from './machine.ts';
import type { Found } from './node.ts';
import { hasOption } from './options.ts';
import { parsePattern } from './parse-pattern.ts';
import { parseReplacement, type Replacement } from './replacement.ts';
import { type SearchPlan, searchPlan } from './search-plan.ts';

/** A pattern that is ready to be sought. Throws RegexParseException. */
export class Searcher {
  readonly groups: GroupNames;
  readonly isBackward: boolean;
  readonly #options: number;
  readonly #program: Program;
  readonly #plan: SearchPlan;

  constructor(pattern: string, options: number) {
    const { tree, groups } = parsePattern(pattern, options);
    this.groups = groups;
    this.#options = options;
    this.isBackward = hasOption(options, 'RightToLeft');
    this.#program = compile(
      { kind: 'capture', group: 0, balances: undefined, item: tree },
      groups.numbers,
      this.isBackward,
    );
    this.#plan = this.isBackward ? { kind: 'anywhere' } : searchPlan(tree);
  }

  /** Reads a replacement pattern, which may name this pattern's groups. */
  replacement(pattern: string): Replacement {
    return parseReplacement(pattern, this.#options, this.groups);
  }

  /**
   * The first match from a place on, null if there is none; the origin is what `\G` stands for. Throws LimitError when the
   * search takes too long.
   */
  find(text: string, from: number, origin: number, meter: Meter): Found | null {
    const machine = new Machine(text, origin, this.#program.slotCount, this.groups.numbers.length, meter);
    const step = this.isBackward ? -1 : 1;
    for (
      let at = this.#nextStart(from, from, machine);
      at >= 0 && at <= text.length;
      at = this.#nextStart(at + step, from, machine)
    )
      if (machine.matches(this.#program.start, at)) return machine.groups;
    return null;
  }

  /** The next place where a match can begin, from this one on; -1: none. */
  #nextStart(at: number, from: number, machine: Machine): number {
    const { text, origin } = machine;
    switch (this.#plan.kind) {
      case 'anywhere':
        return at;
      case 'beginning':
        return at === 0 ? 0 : -1;
      case 'start of search':
        return at === origin ? at : -1;
      case 'lines':
        return lineStart(text, at, from);
      case 'text':
        return text.indexOf(this.#plan.text, at);
      case 'char':
        return nextChar(this.#plan.test, at, machine);
    }
  }
}

/** A search that fails at a place fails in the rest of its line, too. */
function lineStart(text: string, at: number, from: number): number {
  if (at === from || text[at - 1] === '\n') return at;
  const newline = text.indexOf('\n', at);
  return newline === -1 ? -1 : newline + 1;
}

function nextChar(test: (code: number) => boolean, from: number, machine: Machine): number {
  const { text } = machine;
  let at = from;
  while (at < text.length && !test(text.charCodeAt(at))) at += 1;
  machine.charge((at - from) >> 2);
  return at < text.length ? at : -1;
}
