import { LimitError } from '../runtime/meter.ts';
import { atom } from './atom-reader.ts';
import { type GroupNames, groupNames } from './group-names.ts';
import { openGroup } from './group-reader.ts';
import { PatternReader } from './pattern-reader.ts';
import { choice, sequence, type Tree } from './tree.ts';

const DEEPEST = 500;

export interface Pattern {
  readonly tree: Tree;
  readonly groups: GroupNames;
}

/** Throws RegexParseException. https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference */
export function parsePattern(pattern: string, options: number): Pattern {
  const groups = groupNames(pattern, options);
  return { tree: new PatternParser(new PatternReader(pattern, options), groups).whole(), groups };
}

/** Reads what stands between parentheses, or the whole pattern. */
export class PatternParser {
  readonly reader: PatternReader;
  readonly groups: GroupNames;
  #depth = 0;
  #nextNumber = 1;

  constructor(reader: PatternReader, groups: GroupNames) {
    this.reader = reader;
    this.groups = groups;
  }

  whole(): Tree {
    const branches = this.branches();
    if (this.reader.isAtEnd) return choice(branches);
    this.reader.at += 1;
    throw this.reader.error("Too many )'s.");
  }

  nextNumber(): number {
    this.#nextNumber += 1;
    return this.#nextNumber - 1;
  }

  /** Up to a `)` or the end; each between `|`. */
  branches(): readonly Tree[] {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new LimitError('The regular expression nests its groups too deep.');
    const branches = [this.#branch()];
    while (this.reader.skip('|')) branches.push(this.#branch());
    this.#depth -= 1;
    return branches;
  }

  /** As `branches`, with the `)` that ends them and the options that they changed put back. */
  inner(optionsAfter: number): readonly Tree[] {
    const branches = this.branches();
    if (!this.reader.skip(')')) throw this.reader.error("Not enough )'s.");
    this.reader.options = optionsAfter;
    return branches;
  }

  #branch(): Tree {
    const items: Tree[] = [];
    for (let wasQuantified = false; ; ) {
      this.reader.skipBlank();
      if (this.reader.isAtEnd || this.reader.peek() === '|' || this.reader.peek() === ')') return sequence(items);
      const item = this.#item(wasQuantified);
      if (item !== undefined) items.push(item);
      wasQuantified = item?.kind === 'loop';
    }
  }

  /** Undefined for what only sets options. */
  #item(wasQuantified: boolean): Tree | undefined {
    if (this.reader.isAtQuantifier()) throw this.#lonelyQuantifier(wasQuantified);
    const item = this.reader.skip('(') ? openGroup(this) : atom(this.reader, this.groups);
    if (item === undefined) return undefined;
    this.reader.skipBlank();
    return this.reader.isAtQuantifier() ? this.#quantified(item) : item;
  }

  #lonelyQuantifier(wasQuantified: boolean) {
    const letter = this.reader.next();
    return this.reader.error(
      wasQuantified ? `Nested quantifier '${letter}'.` : `Quantifier '${letter}' following nothing.`,
    );
  }

  #quantified(item: Tree): Tree {
    const [min, max] = this.#limits();
    this.reader.skipBlank();
    const isLazy = this.reader.skip('?');
    if (min > max) throw this.reader.error('Illegal {x,y} with x > y.');
    return { kind: 'loop', item, min, max, isLazy };
  }

  #limits(): readonly [number, number] {
    const letter = this.reader.next();
    if (letter === '*') return [0, Number.POSITIVE_INFINITY];
    if (letter === '+') return [1, Number.POSITIVE_INFINITY];
    if (letter === '?') return [0, 1];
    const min = this.reader.decimal();
    const max = this.reader.skip(',') ? this.#upperLimit() : min;
    this.reader.at += 1;
    return [min, max];
  }

  #upperLimit(): number {
    return this.reader.peek() === '}' ? Number.POSITIVE_INFINITY : this.reader.decimal();
  }
}
