import { capital, fold } from './fold.ts';
import type { CharTest } from './unicode.ts';

type Range = readonly [first: number, last: number];

export interface CharSetParts {
  readonly ranges: readonly Range[];
  readonly tests: readonly CharTest[];
  readonly isNegated: boolean;
  readonly isCaseless: boolean;
  readonly without: CharSet | undefined;
}

const ASCII = 128;
/** Beyond this many chars, only the char that is asked for is folded. */
const MOST_FOLDED = 4096;

/** The UTF-16 units that a place in a pattern takes. Its tables are made when it is first asked. */
export class CharSet {
  readonly #parts: CharSetParts;
  #folded: ReadonlySet<number> | undefined;
  #ascii: Uint8Array | undefined;

  constructor(parts: CharSetParts) {
    this.#parts = parts;
  }

  static of(parts: Partial<CharSetParts>): CharSet {
    return new CharSet({ ranges: [], tests: [], isNegated: false, isCaseless: false, without: undefined, ...parts });
  }

  has(code: number): boolean {
    if (code >= ASCII) return this.#compute(code);
    this.#ascii ??= Uint8Array.from({ length: ASCII }, (_, each) => Number(this.#compute(each)));
    return this.#ascii[code] === 1;
  }

  #compute(code: number): boolean {
    const { tests, isNegated, without } = this.#parts;
    const isIn = this.#isInRange(code) || tests.some(test => test(code));
    return isIn !== isNegated && !without?.has(code);
  }

  #isInRange(code: number): boolean {
    const { ranges, isCaseless } = this.#parts;
    if (isWithin(ranges, code)) return true;
    if (!isCaseless) return false;
    this.#folded ??= foldedChars(ranges);
    const small = fold(code);
    return this.#folded.has(small) || isWithin(ranges, small) || isWithin(ranges, capital(small));
  }
}

const isWithin = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last);

function foldedChars(ranges: readonly Range[]): ReadonlySet<number> {
  const folded = new Set<number>();
  for (const [first, last] of ranges)
    for (let code = first; code <= Math.min(last, first + MOST_FOLDED); code += 1) folded.add(fold(code));
  return folded;
}
