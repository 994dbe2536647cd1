import { UserError } from '../../errors.ts';
import type { Masker } from '../masker.ts';
import type { Position } from './lines.ts';

/** A place in a document, for a sentence about it. */
export interface Place extends Position {
  readonly name: string;
}

/** Something that a document may not say, and where. */
export class DocumentFault extends UserError {
  readonly position: Position;

  constructor(message: string, position: Position) {
    super('ValidationError', message);
    this.position = position;
  }

  /** Of a fragment that is included at this position. */
  inFragment(fragmentId: string, position: Position): DocumentFault {
    return new DocumentFault(`In fragment '${fragmentId}': ${this.message}`, position);
  }

  masked(masker: Masker): DocumentFault {
    const message = masker.mask(this.message);
    return message === this.message ? this : new DocumentFault(message, this.position);
  }
}

/** What a document may not say, in the form in which Azure says it when a policy is saved. */
export const elementError = ({ name, line, column }: Place, message: string): DocumentFault =>
  new DocumentFault(`Error in element '${name}' on line ${line}, column ${column}: ${message}`, { line, column });

/** What is not XML; .NET's form, which Azure passes on. */
export const xmlError = ({ line, column }: Position, sentence: string): DocumentFault =>
  new DocumentFault(`${sentence} Line ${line}, position ${column}.`, { line, column });

/** All that is wrong with a document, in the order of their places, a line each. */
export function refusalOf(faults: readonly DocumentFault[]): UserError {
  const [first, ...others] = sortedFaults(faults);
  if (first !== undefined && others.length === 0) return first;
  return new UserError('ValidationError', [first, ...others].map(fault => fault?.message).join('\n'));
}

/** In the order of their places. */
export const sortedFaults = (faults: readonly DocumentFault[]): DocumentFault[] =>
  faults.toSorted((a, b) => byPosition(a.position, b.position));

const byPosition = (a: Position, b: Position): number => a.line - b.line || a.column - b.column;

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
