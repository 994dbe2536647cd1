import { Boxed } from '../runtime/boxed.ts';
import { CHAR } from '../types/primitives.ts';
import { JArray } from './array.ts';
import type { JContainer } from './container.ts';
import { JObject } from './object.ts';
import type { JsonSink } from './sink.ts';
import type { JToken } from './token.ts';
import { JValue } from './value.ts';

export class TokenSink implements JsonSink {
  readonly #open: JContainer[] = [];
  #name = '';
  #result: JToken = JValue.null();

  get result(): JToken {
    return this.#result;
  }

  open(bracket: '{' | '['): void {
    const container = bracket === '{' ? new JObject() : new JArray();
    this.#add(container);
    this.#open.push(container);
  }

  close(_bracket: '}' | ']'): void {
    this.#open.pop();
  }

  name(name: string): void {
    this.#name = name;
  }

  scalar(value: unknown): void {
    const isChar = value instanceof Boxed && value.type === CHAR;
    this.#add(JValue.of(isChar ? value.toText() : value));
  }

  token(token: JToken): void {
    this.#add(token.clone());
  }

  #add(token: JToken): void {
    const container = this.#open.at(-1);
    if (container instanceof JObject) container.put(this.#name, token);
    else if (container === undefined) this.#result = token;
    else container.add(token);
  }
}
