import type { Local } from '../scope.ts';

/** The locals that have a value for certain; undefined where the place cannot be reached. */
export type State = ReadonlySet<Local> | undefined;

/** The states in which a condition comes out true, and false. */
export interface Branches {
  readonly whenTrue: State;
  readonly whenFalse: State;
}

export const join = (one: State, other: State): State => {
  if (one === undefined || other === undefined) return one ?? other;
  return one === other ? one : new Set([...one].filter(local => other.has(local)));
};

export const joinAll = (states: readonly State[]): State => states.reduce(join, undefined);

export const assigned = (state: State, local: Local): State =>
  state === undefined || local.isAssigned || state.has(local) ? state : new Set([...state, local]);
