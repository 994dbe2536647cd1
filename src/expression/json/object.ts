import { KeyValuePair } from '../collections/key-value-pair.ts';
import { argumentException, argumentNull, keyNotFound, notNull } from '../runtime/exception.ts';
import { isSame } from '../text/culture.ts';
import { IDICTIONARY } from '../types/collections.ts';
import { fullName } from '../types/display.ts';
import { STRING } from '../types/primitives.ts';
import { define, type NamedType } from '../types/type.ts';
import { JCONTAINER, JContainer } from './container.ts';
import { keyText } from './indexed.ts';
import { JProperty } from './property.ts';
import { JTOKEN, type JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import type { JsonWriter } from './writer.ts';

export const JOBJECT: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JObject',
  kind: 'class',
  bases: () => [JCONTAINER, IDICTIONARY.of(STRING, JTOKEN)],
});

/** With fewer properties than this, looking through them is quicker than an index. */
const INDEXED_FROM = 10;

export class JObject extends JContainer {
  #index: Map<string, JProperty> | undefined;

  static of(content: unknown): JObject {
    const object = new JObject();
    object.add(content);
    return object;
  }

  override get type(): NamedType {
    return JOBJECT;
  }

  override get tokenType(): number {
    return TokenType.Object;
  }

  get isReadOnly(): boolean {
    return false;
  }

  get properties(): readonly JProperty[] {
    return this.children.filter(child => child instanceof JProperty);
  }

  *walkProperties(): Generator<JProperty> {
    for (const child of this) if (child instanceof JProperty) yield child;
  }

  property(name: string): JProperty | undefined {
    const { children } = this;
    if (children.length >= INDEXED_FROM) return this.#indexed().get(name);
    for (const child of children) if (child instanceof JProperty && child.name === name) return child;
    return undefined;
  }

  #indexed(): Map<string, JProperty> {
    this.#index ??= new Map(this.properties.map(property => [property.name, property]));
    return this.#index;
  }

  protected override changed(removed: JToken | undefined, added: JToken | undefined): void {
    if (removed instanceof JProperty) this.#index?.delete(removed.name);
    if (added instanceof JProperty) this.#index?.set(added.name, added);
  }

  /** An exact match first, then the first that the member of StringComparison takes for equal. */
  propertyLike(name: string | null, comparison: number): JProperty | undefined {
    if (name === null) return undefined;
    return this.property(name) ?? this.properties.find(property => isSame(property.name, name, comparison));
  }

  /** Null where there is none. */
  get(name: string | null): JToken | null {
    return this.property(notNull(name, 'propertyName'))?.value ?? null;
  }

  put(name: string | null, value: JToken | null): void {
    const property = name === null ? undefined : this.property(name);
    if (property === undefined) this.add(JProperty.of(name, value));
    else property.value = value;
  }

  /** As IDictionary<string, JToken> looks a value up. */
  find(key: string | null): { readonly value: JToken } | undefined {
    return this.property(notNull(key, 'propertyName'));
  }

  missing(key: string): Error {
    return keyNotFound(`The given key '${key}' was not present in the dictionary.`);
  }

  *entries(): Generator<KeyValuePair> {
    for (const { name, value } of this.walkProperties()) yield new KeyValuePair(STRING, JTOKEN, name, value);
  }

  keys(): readonly string[] {
    return this.properties.map(({ name }) => name);
  }

  values(): readonly JToken[] {
    return this.properties.map(({ value }) => value);
  }

  addEntry(name: string | null, value: JToken | null): void {
    this.add(JProperty.of(name, value));
  }

  setEntry(name: string | null, value: JToken | null): void {
    this.put(name, value);
  }

  /** Whether it was there. */
  removeKey(name: string): boolean {
    const property = this.property(name);
    return property !== undefined && this.remove(property);
  }

  override item(key: unknown): JToken | null {
    return this.get(nameOf(key, 'Accessed'));
  }

  override setItem(key: unknown, value: JToken | null): void {
    this.put(nameOf(key, 'Set'), value);
  }

  override insert(index: number, item: JToken | null): void {
    // A comment has no name to stand under.
    if (item?.tokenType !== TokenType.Comment) super.insert(index, item);
  }

  protected override accept(item: JToken, existing: JToken | undefined): void {
    if (!(item instanceof JProperty)) throw this.refusal(item);
    const isSameName = existing instanceof JProperty && existing.name === item.name;
    if (!isSameName && this.property(item.name) !== undefined)
      throw argumentException(
        `Can not add property ${item.name} to ${fullName(this.type)}. Property with the same name already exists on object.`,
      );
  }

  override clone(): JObject {
    return this.copyInto(new JObject());
  }

  /** The order of the properties does not count. */
  override deepEquals(other: JToken): boolean {
    if (!(other instanceof JObject) || this.count !== other.count) return false;
    return this.properties.every(property => other.property(property.name)?.deepEquals(property) === true);
  }

  override write(writer: JsonWriter): void {
    this.writeBetween('{', '}', writer);
  }
}

function nameOf(key: unknown, verb: string): string {
  if (key === null) throw argumentNull('key');
  if (typeof key === 'string') return key;
  throw argumentException(
    `${verb} JObject values with invalid key value: ${keyText(key)}. Object property name expected.`,
  );
}
