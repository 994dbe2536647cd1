/** A part of a custom format. */
export type FormatPart =
  | { readonly kind: 'digit' | 'point' }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'exponent'; readonly letter: string; readonly hasPlus: boolean; readonly width: number };

/** One section of a custom format, read. */
export interface FormatSection {
  readonly parts: readonly FormatPart[];
  readonly digitCount: number;
  /** How many of the digits stand before the point. */
  readonly wholeCount: number;
  /** The fewest digits before and after the point; zeros fill them. */
  readonly leastWhole: number;
  readonly leastDecimals: number;
  readonly hasGroups: boolean;
  readonly isScientific: boolean;
  /** The power of ten that percent signs and commas multiply by. */
  readonly shift: number;
}

const MOST_EXPONENT_DIGITS = 10;

const TOKEN = /\\[\s\S]|'[^']*'?|"[^"]*"?|[eE][+-]?0+|[\s\S]/g;

/** What stands between the semicolons of a custom format, but for those that are quoted. */
export function splitSections(format: string): readonly string[] {
  const sections = [''];
  for (const token of format.match(TOKEN) ?? []) {
    if (token === ';') sections.push('');
    else sections.push(`${sections.pop()}${token}`);
  }
  return sections;
}

export const readSection = (text: string): FormatSection => new SectionReader(text).read();

class SectionReader {
  readonly #tokens: readonly string[];
  readonly #parts: FormatPart[] = [];
  #digitCount = 0;
  #firstZero = Number.POSITIVE_INFINITY;
  #lastZero = 0;
  #wholeCount: number | undefined;
  /** Digits before the last comma, and how many commas stand there together. */
  #commaAt = -1;
  #commas = 0;
  #hasGroups = false;
  #isScientific = false;
  #shift = 0;

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? [];
  }

  read(): FormatSection {
    for (const token of this.#tokens) this.#read(token);
    const wholeCount = this.#wholeCount ?? this.#digitCount;
    const isScaled = this.#commaAt === wholeCount;
    return {
      parts: this.#parts,
      digitCount: this.#digitCount,
      wholeCount,
      leastWhole: Math.max(wholeCount - this.#firstZero, 0),
      leastDecimals: Math.max(this.#lastZero - wholeCount, 0),
      hasGroups: this.#hasGroups || (this.#commaAt >= 0 && !isScaled),
      isScientific: this.#isScientific,
      shift: this.#shift - (isScaled ? this.#commas * 3 : 0),
    };
  }

  #read(token: string): void {
    const first = token.charAt(0);
    if (first === '#' || first === '0') this.#digit(first);
    else if (first === '.') this.#point();
    else if (first === ',') this.#comma();
    else if (/^[eE].*0$/.test(token)) this.#exponent(token);
    else this.#literal(token);
  }

  #digit(placeholder: string): void {
    this.#parts.push({ kind: 'digit' });
    if (placeholder === '0') {
      this.#firstZero = Math.min(this.#firstZero, this.#digitCount);
      this.#lastZero = this.#digitCount + 1;
    }
    this.#digitCount += 1;
  }

  #point(): void {
    if (this.#wholeCount === undefined) this.#parts.push({ kind: 'point' });
    this.#wholeCount ??= this.#digitCount;
  }

  #comma(): void {
    if (this.#digitCount === 0 || this.#wholeCount !== undefined) return;
    if (this.#commaAt === this.#digitCount) {
      this.#commas += 1;
      return;
    }
    this.#hasGroups ||= this.#commaAt >= 0;
    this.#commaAt = this.#digitCount;
    this.#commas = 1;
  }

  #exponent(token: string): void {
    if (this.#isScientific) {
      this.#parts.push({ kind: 'literal', text: token });
      return;
    }
    this.#isScientific = true;
    const width = Math.min(token.replace(/[^0]/g, '').length, MOST_EXPONENT_DIGITS);
    this.#parts.push({ kind: 'exponent', letter: token.charAt(0), hasPlus: token.includes('+'), width });
  }

  #literal(token: string): void {
    if (token === '%') this.#shift += 2;
    if (token === '‰') this.#shift += 3;
    this.#parts.push({ kind: 'literal', text: unquoted(token) });
  }
}

function unquoted(token: string): string {
  const quote = token.charAt(0);
  if (quote === '\\') return token.slice(1);
  if (quote !== "'" && quote !== '"') return token;
  return token.length > 1 && token.endsWith(quote) ? token.slice(1, -1) : token.slice(1);
}
