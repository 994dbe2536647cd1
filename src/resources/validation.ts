import type { ScopeKind } from '../model/scope.ts';
import { type DocumentFault, elementError } from '../policy/document/document-error.ts';
import { mayNameValues } from '../policy/document/filling.ts';
import type { Position } from '../policy/document/lines.ts';
import { PLACEHOLDER } from '../policy/document/placeholders.ts';
import { sortedByPlace } from '../policy/document/remark.ts';
import type { Written } from '../policy/document/written.ts';
import { type Examination, examine } from '../policy/examine.ts';
import type { Language } from '../policy/language.ts';
import type { Lookup } from '../policy/lookup.ts';
import type { Reference, ReferenceTarget } from '../policy/statement.ts';
import type { Store } from '../store/store.ts';
import { languageFor } from './language-for.ts';
import { lookupIn } from './lookup-in.ts';
import { missingTarget } from './missing-target.ts';

/** What a document names and the context lacks. */
export interface Need {
  readonly kind: 'named value' | 'fragment' | 'backend' | 'certificate';
  readonly name: string;
  /** Where it is first named. */
  readonly position: Position;
}

export interface Validation extends Omit<Examination, 'references'> {
  readonly needs: readonly Need[];
}

export interface ValidationOptions {
  /** Undefined: where it fits best. */
  readonly scope: ScopeKind | undefined;
  /** Whether what the context lacks is a fault. */
  readonly isStrict: boolean;
}

/** Checks documents that belong to nothing yet, as if they were saved in this state. */
export async function validator(
  store: Store,
  sources: readonly string[],
  { scope, isStrict }: ValidationOptions,
): Promise<(document: Written) => Validation> {
  const language = await languageOf(store, sources);
  const tools = { lookup: patient(lookupIn(store)), language, skipsUnsupported: false };
  const known = new Set(store.namedValues.list().map(({ displayName }) => displayName));
  return document => {
    const { references, ...examined } = examine(document, scope, tools);
    const lacking = references.filter(reference => isLacking(store, known, reference));
    const more = isStrict ? lacking.map(reference => faultOf(store, reference)) : [];
    return {
      ...examined,
      faults: sortedByPlace([...examined.faults, ...more]),
      needs: needsOf(lacking),
    };
  };
}

const languageOf = (store: Store, sources: readonly string[]): Promise<Language> =>
  languageFor(
    store,
    sources.map(value => ({ value })),
  );

/** A name that is not known is one that somebody has still to give a value. */
const patient = (lookup: Lookup): Lookup => ({
  ...lookup,
  namedValue: name => lookup.namedValue(name) ?? { value: undefined, secret: false },
});

function isLacking(store: Store, known: ReadonlySet<string>, reference: Reference): boolean {
  const { target } = reference;
  const name = nameOf(target);
  // Which one it is shows only once a value stands there.
  if (name === PLACEHOLDER || mayNameValues(name)) return false;
  return 'namedValue' in target ? !known.has(name) : missingTarget(store, reference) !== undefined;
}

const faultOf = (store: Store, reference: Reference): DocumentFault =>
  missingTarget(store, reference) ?? elementError(reference.place, `Property '${nameOf(reference.target)}' not found.`);

function needsOf(references: readonly Reference[]): Need[] {
  const needs = new Map<string, Need>();
  for (const { target, place } of references) {
    const need = { kind: kindOf(target), name: nameOf(target), position: { line: place.line, column: place.column } };
    const key = `${need.kind} ${need.name}`;
    if (!needs.has(key)) needs.set(key, need);
  }
  return [...needs.values()];
}

const nameOf = (target: ReferenceTarget): string => described(target)[1];
const kindOf = (target: ReferenceTarget): Need['kind'] => described(target)[0];

function described(target: ReferenceTarget): [Need['kind'], string] {
  if ('namedValue' in target) return ['named value', target.namedValue];
  if ('fragmentId' in target) return ['fragment', target.fragmentId];
  if ('backendId' in target) return ['backend', target.backendId];
  return ['certificate', 'certificateId' in target ? target.certificateId : target.thumbprint];
}
