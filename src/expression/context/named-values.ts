import { KeyValuePair } from '../collections/key-value-pair.ts';
import type { LookupObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IREADONLY_DICTIONARY } from '../types/collections.ts';
import { STRING } from '../types/primitives.ts';
import { ArrayType } from '../types/type.ts';
import { absent } from './absent.ts';

/** All values of one name. */
export class NamedValue {
  readonly name: string;
  readonly texts: string[];

  constructor(name: string, text: string) {
    this.name = name;
    this.texts = [text];
  }

  /** As `GetValueOrDefault` answers them. */
  get joined(): string {
    const [first = ''] = this.texts;
    return this.texts.length === 1 ? first : this.texts.join(',');
  }

  /** A copy: an expression may write into it. */
  get value(): NetArray {
    return new NetArray(STRING, [...this.texts]);
  }
}

const STRINGS_BY_NAME = IREADONLY_DICTIONARY.of(STRING, ArrayType.of(STRING));

/** Headers, query parameters, claims: `IReadOnlyDictionary<string, string[]>`. */
export class NamedValues extends NetObject implements LookupObject {
  override readonly type = STRINGS_BY_NAME;
  readonly #pairs: readonly string[];
  readonly #ignoresCase: boolean;
  #index: ReadonlyMap<string, NamedValue> | undefined;

  private constructor(pairs: readonly string[], ignoresCase: boolean) {
    super();
    this.#pairs = pairs;
    this.#ignoresCase = ignoresCase;
  }

  /** `pairs`: names and values in turn. Names compare without case. */
  static ignoringCase(pairs: readonly string[]): NamedValues {
    return new NamedValues(pairs, true);
  }

  static heedingCase(pairs: readonly string[]): NamedValues {
    return new NamedValues(pairs, false);
  }

  find(key: unknown): NamedValue | undefined {
    return this.named(String(notNull(key, 'key')));
  }

  named(name: string): NamedValue | undefined {
    return this.#entries.get(this.#ignoresCase ? name.toLowerCase() : name);
  }

  /**
   * As `GetValueOrDefault` answers them; for callers who know the lower-case form already: making it costs more than all the
   * rest. Most expressions ask for one, for which an index is not worth its while.
   */
  joined(name: string, lower: string): string | undefined {
    const scans = this.#index === undefined && this.#ignoresCase && this.#pairs.length <= FEW;
    if (scans && !lower.includes(LENGTHENED)) return joinedIn(this.#pairs, lower);
    return this.#entries.get(this.#ignoresCase ? lower : name)?.joined;
  }

  get(key: unknown): NetArray {
    const found = this.find(key);
    if (found === undefined) throw absent(key);
    return found.value;
  }

  get count(): number {
    return this.#entries.size;
  }

  *entries(): Generator<KeyValuePair> {
    for (const { name, value } of this.#entries.values()) yield new KeyValuePair(STRING, value.type, name, value);
  }

  [Symbol.iterator](): Iterator<KeyValuePair> {
    return this.entries();
  }

  get #entries(): ReadonlyMap<string, NamedValue> {
    this.#index ??= indexed(this.#pairs, this.#ignoresCase);
    return this.#index;
  }
}

/** Names and values. */
const FEW = 64;
/** Of the only letter whose lower-case form is longer: İ. */
const LENGTHENED = '\u0307';

function joinedIn(pairs: readonly string[], lower: string): string | undefined {
  let joined: string | undefined;
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const name = pairs[at] ?? '';
    if (name.length !== lower.length || name.toLowerCase() !== lower) continue;
    const text = pairs[at + 1] ?? '';
    joined = joined === undefined ? text : `${joined},${text}`;
  }
  return joined;
}

function indexed(pairs: readonly string[], ignoresCase: boolean): ReadonlyMap<string, NamedValue> {
  const index = new Map<string, NamedValue>();
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const name = pairs[at] ?? '';
    const text = pairs[at + 1] ?? '';
    const key = ignoresCase ? name.toLowerCase() : name;
    const known = index.get(key);
    if (known === undefined) index.set(key, new NamedValue(name, text));
    else known.texts.push(text);
  }
  return index;
}
