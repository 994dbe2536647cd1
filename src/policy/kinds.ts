import type { ScopeKind } from '../model/scope.ts';
import type { Section } from './sections.ts';
import { RUNNING } from './statements/index.ts';
import { NOT_RUN, REFUSED } from './statements/not-run/table.ts';

/** A policy of Azure's, and what becomes of it here. */
export interface PolicyKind {
  readonly name: string;
  /** `skipped`: it is read and checked, and left out or answered 500, as --skip-unsupported says. */
  readonly here: 'runs' | 'skipped' | 'refused';
  readonly sections: readonly Section[];
  readonly scopes: readonly ScopeKind[];
  /** Undefined for one that runs. */
  readonly why: string | undefined;
}

/** All there are, sorted by name. `base` is none: it stands for the policies of a broader scope. */
export const policyKinds = (): PolicyKind[] =>
  [
    ...[...RUNNING]
      .filter(([name]) => name !== 'base')
      .map(([name, statement]) => kind(name, 'runs', statement, undefined)),
    ...[...NOT_RUN].map(([name, row]) => kind(name, 'skipped', row, row.why)),
    ...[...REFUSED].map(([name, why]) => kind(name, 'refused', NOWHERE, why)),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));

const NOWHERE = { sections: [], scopes: [] };

const kind = (
  name: string,
  here: PolicyKind['here'],
  { sections, scopes }: Pick<PolicyKind, 'sections' | 'scopes'>,
  why: string | undefined,
): PolicyKind => ({ name, here, sections, scopes, why });
