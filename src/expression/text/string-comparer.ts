import type { ComparerObject, EqualityComparerObject } from '../runtime/collection-objects.ts';
import { keyOf } from '../runtime/equality.ts';
import { argumentException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { ICOMPARER, IEQUALITY_COMPARER } from '../types/collections.ts';
import { STRING } from '../types/primitives.ts';
import { define, type Type } from '../types/type.ts';
import { comparer, compareTexts, type TextComparer } from './culture.ts';

export const STRING_COMPARER = define({
  name: 'System.StringComparer',
  kind: 'class',
  bases: () => [ICOMPARER.of(STRING), IEQUALITY_COMPARER.of(STRING)],
});

/** System.StringComparer */
export class StringComparer extends NetObject implements ComparerObject, EqualityComparerObject {
  readonly type: Type = STRING_COMPARER;
  readonly #texts: TextComparer;

  private constructor(texts: TextComparer) {
    super();
    this.#texts = texts;
  }

  static readonly #known = Array.from({ length: 6 }, (_, comparison) => new StringComparer(comparer(comparison)));

  /** By a member of StringComparison, as its number; throws ArgumentException. */
  static of(comparison: number): StringComparer {
    return StringComparer.#known[comparison] ?? new StringComparer(comparer(comparison));
  }

  compare(a: unknown, b: unknown): number {
    return compareTexts(asText(a), asText(b), this.#texts.compare);
  }

  keyFor(value: unknown): unknown {
    return typeof value === 'string' ? this.#texts.keyOf(value) : keyOf(value);
  }

  isSame(a: unknown, b: unknown): boolean {
    return this.keyFor(a) === this.keyFor(b);
  }
}

function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  throw argumentException('At least one object must implement IComparable.');
}
