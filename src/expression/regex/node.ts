import type { Machine } from './machine.ts';

/** A place of a compiled pattern. */
export abstract class Node {
  /** Goes on from the machine's position; answers the next place, or null: this way leads nowhere. */
  abstract run(machine: Machine): Node | null;

  /** Called when all that followed a `push` of this node has failed; the machine is back at the position of the push. */
  retry(_machine: Machine): Node | null {
    return null;
  }
}

/** The captures of a group, the last first. */
export interface Captured {
  readonly start: number;
  readonly end: number;
  readonly previous: Captured | null;
}

/** What each group has captured, by its place in the list of groups. */
export type Found = readonly (Captured | null)[];

/** Ends the run with success. */
class Accept extends Node {
  override run(): Node | null {
    return null;
  }
}

export const ACCEPT: Node = new Accept();
