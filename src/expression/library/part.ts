import type { BodyReaders } from '../context/body-as.ts';
import type { TypeTable } from '../types/table.ts';

/** What of the library is loaded only for who names it. */
export interface Part {
  readonly types: readonly TypeTable[];
  /** How a body's text becomes an object of these types. */
  readonly bodies: BodyReaders;
}
