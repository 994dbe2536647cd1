import type { JToken } from './token.ts';

/** What a serialized value goes to: JSON text, or a tree of tokens. */
export interface JsonSink {
  open(bracket: '{' | '['): void;
  close(bracket: '}' | ']'): void;
  name(name: string): void;
  /** Of a value that is no object or array, in object form. */
  scalar(value: unknown): void;
  token(token: JToken): void;
}
