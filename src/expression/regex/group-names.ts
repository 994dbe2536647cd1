import { charClass } from './class-reader.ts';
import { PatternReader } from './pattern-reader.ts';

/** The groups of a pattern: unnamed ones are numbered first, from the left, and then the named ones. */
export class GroupNames {
  readonly #names: ReadonlyMap<string, number>;
  /** In order; 0 is the whole match. */
  readonly numbers: readonly number[];

  constructor(numbers: readonly number[], names: ReadonlyMap<string, number>) {
    this.numbers = numbers;
    this.#names = names;
  }

  has(number: number): boolean {
    return this.numbers.includes(number);
  }

  /** Of a name in the pattern; undefined for none. */
  named(name: string): number | undefined {
    return this.#names.get(name);
  }

  /** Of a name, or of a number in digits; undefined for none. */
  numberOf(name: string): number | undefined {
    const named = this.named(name);
    if (named !== undefined || !/^\d+$/.test(name)) return named;
    return this.has(Number(name)) ? Number(name) : undefined;
  }

  /** Its number in digits, for one without a name. */
  nameOf(number: number): string {
    for (const [name, each] of this.#names) if (each === number) return name;
    return String(number);
  }
}

/** Walks over a pattern before it is read, since a reference may stand before its group. */
export function groupNames(pattern: string, options: number): GroupNames {
  return new GroupCounter(new PatternReader(pattern, options)).count();
}

class GroupCounter {
  readonly #reader: PatternReader;
  readonly #numbers = new Set<number>([0]);
  readonly #names: string[] = [];
  readonly #outerOptions: number[] = [];
  #nextNumber = 1;
  /** The parenthesis that follows `(?` is a condition's, and captures nothing. */
  #isCondition = false;

  constructor(reader: PatternReader) {
    this.#reader = reader;
  }

  count(): GroupNames {
    while (!this.#reader.isAtEnd) this.#step();
    const names = new Map(this.#names.map(name => [name, this.#assign()]));
    return new GroupNames(
      [...this.#numbers].toSorted((a, b) => a - b),
      names,
    );
  }

  #assign(): number {
    while (this.#numbers.has(this.#nextNumber)) this.#nextNumber += 1;
    this.#numbers.add(this.#nextNumber);
    return this.#nextNumber;
  }

  #step(): void {
    const reader = this.#reader;
    const start = reader.at;
    reader.skipBlank();
    if (reader.at !== start || reader.isAtEnd) return;
    const letter = reader.next();
    if (letter === '\\') reader.at += reader.peek() === 'c' ? 2 : 1;
    else if (letter === '[') charClass(reader);
    else if (letter === ')') reader.options = this.#outerOptions.pop() ?? reader.options;
    else if (letter === '(') this.#open();
  }

  #open(): void {
    const reader = this.#reader;
    this.#outerOptions.push(reader.options);
    const isSpecial = reader.peek() === '?' && reader.peek(1) !== ')';
    if (isSpecial) this.#special();
    else if (!reader.has('ExplicitCapture') && !this.#isCondition) this.#numbers.add(this.#nextNumber++);
    if (!isSpecial) this.#isCondition = false;
  }

  #special(): void {
    const reader = this.#reader;
    reader.at += 1;
    const quote = reader.peek();
    reader.inlineOptions();
    if (quote === '<' || quote === "'") this.#named();
    else if (reader.peek() === '(') this.#isCondition = true;
    // `(?i)` holds on until the group around it ends.
    else if (reader.skip(')')) this.#outerOptions.pop();
  }

  #named(): void {
    const reader = this.#reader;
    reader.at += 1;
    if (reader.peek() === '0' || !reader.isAtWordChar()) return;
    if (reader.isAtDigit()) this.#numbers.add(reader.decimal());
    else {
      const name = reader.word();
      if (!this.#names.includes(name)) this.#names.push(name);
    }
  }
}
