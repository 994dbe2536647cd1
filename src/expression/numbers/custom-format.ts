import { type FormatPart, type FormatSection, readSection, splitSections } from './custom-section.ts';
import { type Digits, decimalDigits, rounded, wholeDigits } from './digits.ts';

/**
 * `0 # . , % ‰ E0 ;`, literals, quotes and escapes, in the invariant culture.
 * https://learn.microsoft.com/dotnet/standard/base-types/custom-numeric-format-strings
 */
export function formatCustom(number: Digits, format: string): string {
  const sections = splitSections(format);
  // A section that is left out or empty gives its numbers to the first.
  const index = (wanted: number): number => (sections[wanted] ? wanted : 0);
  const chosen = index(number.digits === '' ? 2 : Number(number.isNegative));
  const result = formatSection(number, sections[chosen] ?? '', chosen);
  const isZero = number.digits !== '' && result.number.digits === '';
  return isZero && index(2) !== chosen
    ? formatSection(result.number, sections[index(2)] ?? '', index(2)).text
    : result.text;
}

interface Result {
  /** As the section rounds it. */
  readonly number: Digits;
  readonly text: string;
}

function formatSection(number: Digits, text: string, index: number): Result {
  const section = readSection(text);
  const result = scaled(number, section);
  const body = new Layout(result, section).text;
  const isSigned = result.isNegative && index === 0 && (body !== '' || result.scale !== 0);
  return { number: result, text: isSigned ? `-${body}` : body };
}

function scaled(number: Digits, { shift, isScientific, digitCount, wholeCount }: FormatSection): Digits {
  const isNegative = number.isNegative && (number.isFloating || number.digits !== '');
  // The digits were made for the format already: from here on, 5 is rounded up.
  const moved = { ...number, isNegative, scale: number.digits === '' ? 0 : number.scale + shift };
  const result = rounded(
    { ...moved, isFloating: false },
    isScientific ? digitCount : moved.scale + digitCount - wholeCount,
  );
  return {
    ...result,
    isFloating: number.isFloating,
    isNegative: result.isNegative || (isNegative && number.isFloating),
  };
}

/** Puts the digits into the places of the section. */
class Layout {
  readonly text: string;
  readonly #section: FormatSection;
  readonly #exponent: number;
  readonly #whole: string;
  readonly #decimals: string;
  /** How many of the section's digit places were passed. */
  #place = 0;
  #wholeAt = 0;

  constructor(number: Digits, section: FormatSection) {
    const { isScientific, wholeCount, leastWhole, leastDecimals } = section;
    const shown = isScientific ? { ...number, scale: wholeCount } : number;
    this.#section = section;
    this.#exponent = number.digits === '' ? 0 : number.scale - wholeCount;
    this.#whole = wholeDigits(shown).padStart(leastWhole, '0');
    this.#decimals = decimalDigits(shown).padEnd(leastDecimals, '0');
    this.text = section.parts.map(part => this.#show(part)).join('');
  }

  #show(part: FormatPart): string {
    switch (part.kind) {
      case 'literal':
        return part.text;
      case 'exponent':
        return exponentText(this.#exponent, part);
      case 'point':
        return this.#wholeUpTo(this.#whole.length) + (this.#decimals === '' ? '' : '.');
      case 'digit':
        return this.#digit();
    }
  }

  #digit(): string {
    const { wholeCount } = this.#section;
    this.#place += 1;
    if (this.#place > wholeCount) return this.#decimals.charAt(this.#place - wholeCount - 1);
    // The places are filled from the right; the first takes all digits that have no place.
    return this.#wholeUpTo(this.#whole.length - wholeCount + this.#place);
  }

  #wholeUpTo(end: number): string {
    let text = '';
    for (; this.#wholeAt < end; this.#wholeAt += 1) text += this.#wholeDigit(this.#whole.length - this.#wholeAt);
    return text;
  }

  /** `left`: the digits from this one to the point, itself included. */
  #wholeDigit(left: number): string {
    const digit = this.#whole.charAt(this.#whole.length - left);
    return this.#section.hasGroups && left > 1 && left % 3 === 1 ? `${digit},` : digit;
  }
}

function exponentText(value: number, part: FormatPart & { kind: 'exponent' }): string {
  const plus = part.hasPlus ? '+' : '';
  return `${part.letter}${value < 0 ? '-' : plus}${String(Math.abs(value)).padStart(part.width, '0')}`;
}
