import type { Diagnosis, Dialled, Fault, Remedy } from '../gateway/faults/diagnosis.ts';
import { commandFor } from '../gateway/faults/remedies.ts';
import { word } from '../resources/shell-word.ts';
import type { Way } from './ways.ts';

/** What is wrong, and what mends it. */
export interface Cause {
  readonly fault: Fault;
  readonly message: string;
  /** Undefined where only the backend's owner can mend it. */
  readonly command: string | undefined;
}

export const causeOf = ({ fault, message, remedy }: Diagnosis, dialled: Dialled, way: Way): Cause => ({
  fault,
  message,
  command: remedy === undefined ? undefined : command(remedy, dialled, way),
});

/** The time limits of a probe are its own, much shorter than the gateway's. */
function command(remedy: Remedy, dialled: Dialled, { owner, upstream: { backend, url } }: Way): string {
  return remedy === 'wait longer to connect' || remedy === 'wait longer for headers'
    ? `apim backend test ${word(backend === undefined ? url : backend.id)} --timeout SECONDS`
    : commandFor(remedy, dialled, owner);
}
