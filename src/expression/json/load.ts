import { JArray } from './array.ts';
import { JConstructor } from './constructor.ts';
import type { JContainer } from './container.ts';
import { JObject } from './object.ts';
import { JProperty } from './property.ts';
import type { JsonReader } from './reader/json-reader.ts';
import type { JToken } from './token.ts';
import { TokenType, tokenTypeName } from './token-type.ts';
import { JValue } from './value.ts';

/** Makes the token that the reader has come to, and all in it. */
export function loadToken(reader: JsonReader): JToken {
  const container = opened(reader);
  if (container === undefined) return loadScalar(reader);
  new Loader(reader, nameOf(container)).start(container);
  return container;
}

function opened(reader: JsonReader): JContainer | undefined {
  if (reader.token === 'StartObject') return new JObject();
  if (reader.token === 'StartArray') return new JArray();
  return reader.token === 'StartConstructor' ? new JConstructor(String(reader.value)) : undefined;
}

const SCALARS: ReadonlySet<string> = new Set(['String', 'Integer', 'Float', 'Date', 'Boolean', 'Null']);

function loadScalar({ token, value, fault }: JsonReader): JToken {
  if (token === 'Comment') return new JValue(value, TokenType.Comment);
  if (token === 'Undefined') return new JValue(null, TokenType.Undefined);
  if (!SCALARS.has(token)) throw fault(`Error reading JToken from JsonReader. Unexpected token: ${token}`);
  return JValue.of(value);
}

function nameOf({ tokenType }: JContainer): string {
  return `J${tokenTypeName(tokenType)}`;
}

class Loader {
  readonly #reader: JsonReader;
  /** Of the outermost container, for messages. */
  readonly #kind: string;

  constructor(reader: JsonReader, kind: string) {
    this.#reader = reader;
    this.#kind = kind;
  }

  start(container: JContainer): void {
    if (!this.#reader.read()) throw this.#reader.fault(`Error reading ${this.#kind} from JsonReader.`);
    this.#fill(container);
  }

  /** The reader stands at what comes first in the container; it ends at the container's end. */
  #fill(container: JContainer): void {
    const items = container instanceof JObject ? this.#properties() : this.#elements();
    container.adopt(items);
  }

  #elements(): JToken[] {
    const items: JToken[] = [];
    for (; !this.#reader.token.startsWith('End'); this.#next()) if (!this.#isComment) items.push(this.#token());
    return items;
  }

  /** One whose name comes again keeps its place and takes the new value. */
  #properties(): JToken[] {
    const properties = new Map<string, JProperty>();
    for (; this.#reader.token !== 'EndObject'; this.#next()) {
      if (this.#reader.token === 'PropertyName') this.#property(properties);
    }
    return [...properties.values()];
  }

  #property(properties: Map<string, JProperty>): void {
    const name = String(this.#reader.value);
    this.#next();
    while (this.#isComment) this.#next();
    properties.set(name, JProperty.adopting(name, this.#token()));
  }

  get #isComment(): boolean {
    return this.#reader.token === 'Comment';
  }

  #token(): JToken {
    const container = opened(this.#reader);
    if (container === undefined) return loadScalar(this.#reader);
    this.#next();
    this.#fill(container);
    return container;
  }

  #next(): void {
    if (!this.#reader.read()) throw this.#reader.fault(`Unexpected end of content while loading ${this.#kind}.`);
  }
}
