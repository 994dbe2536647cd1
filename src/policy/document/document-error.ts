import { UserError } from '../../errors.ts';
import type { Masker } from '../masker.ts';
import type { Position } from './lines.ts';
import { maskedRemark, type Remark, sortedByPlace, toldOfInclusion, where } from './remark.ts';

/** A place in a document, for a sentence about it. */
export interface Place extends Position {
  readonly name: string;
}

/** Something that a document may not say, and where. */
export class DocumentFault extends UserError implements Remark {
  readonly position: Position;
  readonly within: Remark['within'];

  constructor({ message, position, within }: Remark) {
    super('ValidationError', message);
    this.position = position;
    this.within = within;
  }

  /** Of a fragment that is included at this position. */
  inFragment(fragmentId: string, position: Position): DocumentFault {
    return new DocumentFault(toldOfInclusion(this, fragmentId, position));
  }

  masked(masker: Masker): DocumentFault {
    const masked = maskedRemark(this, masker);
    return masked.message === this.message ? this : new DocumentFault(masked);
  }
}

const fault = (message: string, { line, column }: Position): DocumentFault =>
  new DocumentFault({ message, position: { line, column }, within: undefined });

/** What a document may not say, in the form in which Azure says it when a policy is saved. */
export const elementError = (place: Place, message: string): DocumentFault =>
  fault(`Error in element '${place.name}' ${where(place)}: ${message}`, place);

/** What is not XML; .NET's form, which Azure passes on. */
export const xmlError = (position: Position, sentence: string): DocumentFault =>
  fault(`${sentence} Line ${position.line}, position ${position.column}.`, position);

/** What is wrong with a document as a whole. */
export const wholeError = (message: string): DocumentFault => fault(message, { line: 1, column: 1 });

/** All that is wrong with a document, in the order of their places, a line each. */
export function refusalOf(faults: readonly DocumentFault[]): UserError {
  const [first, ...others] = sortedByPlace(faults);
  if (first !== undefined && others.length === 0) return first;
  return new UserError('ValidationError', [first, ...others].map(fault => fault?.message).join('\n'));
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
