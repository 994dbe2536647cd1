import { jsonText } from './scalar-text.ts';
import type { JsonSink } from './sink.ts';
import type { JToken } from './token.ts';
import { JsonWriter } from './writer.ts';

export class TextSink implements JsonSink {
  readonly #writer: JsonWriter;

  constructor(isIndented: boolean) {
    this.#writer = new JsonWriter(isIndented);
  }

  get text(): string {
    return this.#writer.text;
  }

  open(bracket: '{' | '['): void {
    this.#writer.open(bracket);
  }

  close(bracket: '}' | ']'): void {
    this.#writer.close(bracket);
  }

  name(name: string): void {
    this.#writer.name(name);
  }

  scalar(value: unknown): void {
    this.#writer.value(jsonText(value));
  }

  token(token: JToken): void {
    token.write(this.#writer);
  }
}
