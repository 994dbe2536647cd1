import { JArray } from './array.ts';
import { JConstructor } from './constructor.ts';
import type { JContainer } from './container.ts';
import { writerException } from './faults.ts';
import { JObject } from './object.ts';
import { JProperty } from './property.ts';
import type { JsonReader } from './reader/json-reader.ts';
import type { JToken } from './token.ts';
import { TokenType, tokenTypeName } from './token-type.ts';
import { JValue } from './value.ts';

/** Makes the token that the reader has come to, and all in it. */
export const loadToken = (reader: JsonReader): JToken => load(reader, whole);

/** The same as the serializer does it: comments in arrays stay, and what is open when the text ends behind a value is whole. */
export const loadLeniently = (reader: JsonReader): JToken => load(reader, LENIENT);

/** How a token is loaded. */
interface Manner {
  readonly keepsComments: boolean;
  /** What is wrong with an end within a container, when it has just been opened or later. */
  readonly atEnd: (reader: JsonReader, isOpening: boolean) => Error | undefined;
}

/** In messages stands the outermost container. */
const whole = (kind: string): Manner => ({
  keepsComments: false,
  atEnd: (reader, isOpening) =>
    reader.fault(
      isOpening ? `Error reading ${kind} from JsonReader.` : `Unexpected end of content while loading ${kind}.`,
    ),
});

const LENIENT = (): Manner => ({
  keepsComments: true,
  atEnd: reader =>
    reader.token === 'None'
      ? undefined
      : writerException(`Unexpected end when reading token. Path '${reader.containerPath}'.`),
});

function load(reader: JsonReader, manner: (kind: string) => Manner): JToken {
  const container = opened(reader);
  if (container === undefined) return loadScalar(reader);
  new Loader(reader, manner(nameOf(container))).start(container);
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
  readonly #manner: Manner;

  constructor(reader: JsonReader, manner: Manner) {
    this.#reader = reader;
    this.#manner = manner;
  }

  start(container: JContainer): void {
    this.#next(true);
    this.#fill(container);
  }

  /** The reader stands at what comes first in the container; it ends at the container's end. */
  #fill(container: JContainer): void {
    const items = container instanceof JObject ? this.#properties() : this.#elements();
    container.adopt(items);
  }

  #elements(): JToken[] {
    const items: JToken[] = [];
    for (; !this.#isOver; this.#next(false))
      if (this.#manner.keepsComments || !this.#isComment) items.push(this.#token());
    return items;
  }

  /** One whose name comes again keeps its place and takes the new value. */
  #properties(): JToken[] {
    const properties = new Map<string, JProperty>();
    for (; !this.#isOver; this.#next(false)) {
      if (this.#reader.token === 'PropertyName') this.#property(properties);
    }
    return [...properties.values()];
  }

  #property(properties: Map<string, JProperty>): void {
    const name = String(this.#reader.value);
    this.#next(false);
    while (this.#isComment) this.#next(false);
    properties.set(name, JProperty.adopting(name, this.#token()));
  }

  get #isComment(): boolean {
    return this.#reader.token === 'Comment';
  }

  #token(): JToken {
    const container = opened(this.#reader);
    if (container === undefined) return loadScalar(this.#reader);
    this.#next(false);
    this.#fill(container);
    return container;
  }

  /** The end of what is open, or of the text. */
  get #isOver(): boolean {
    return this.#reader.token.startsWith('End') || this.#reader.token === 'None';
  }

  #next(isOpening: boolean): void {
    if (this.#reader.read()) return;
    const fault = this.#manner.atEnd(this.#reader, isOpening);
    if (fault !== undefined) throw fault;
  }
}
