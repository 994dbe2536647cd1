import { UserError } from '../errors.ts';
import type { Position } from './lines.ts';

/** A place in a document, for a sentence about it. */
export interface Place extends Position {
  readonly name: string;
}

/** What a document may not say, in the form in which Azure says it when a policy is saved. */
export const elementError = ({ name, line, column }: Place, message: string): UserError =>
  new UserError('ValidationError', `Error in element '${name}' on line ${line}, column ${column}: ${message}`);

/** What is not XML; .NET's form, which Azure passes on. */
export const xmlError = ({ line, column }: Position, sentence: string): UserError =>
  new UserError('ValidationError', `${sentence} Line ${line}, position ${column}.`);

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
