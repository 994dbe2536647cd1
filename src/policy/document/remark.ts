import type { Masker } from '../masker.ts';
import type { Position } from './lines.ts';

/** A sentence about a place in a document. */
export interface Remark {
  readonly message: string;
  readonly position: Position;
  /** Undefined: about the document itself. */
  readonly within: Within | undefined;
}

/** What the sentence was before it was told of the document that includes a fragment, in the place of the inclusion. */
export interface Within extends Omit<Remark, 'within'> {
  readonly fragmentId: string;
}

/** The same, told of the document that includes the fragment at this position. */
export const toldOfInclusion = ({ message, position }: Remark, fragmentId: string, place: Position): Remark => ({
  message: `In fragment '${fragmentId}': ${message}`,
  position: { line: place.line, column: place.column },
  within: { fragmentId, message, position },
});

export const maskedRemark = ({ message, position, within }: Remark, masker: Masker): Remark => ({
  message: masker.mask(message),
  position,
  within: within && { ...within, message: masker.mask(within.message) },
});

/** In the order of their places. */
export const sortedByPlace = <T extends Pick<Remark, 'position'>>(remarks: readonly T[]): T[] =>
  remarks.toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);

/** `on line 2, column 5` */
export const where = ({ line, column }: Position): string => `on line ${line}, column ${column}`;
