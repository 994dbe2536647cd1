import type { ScopeKind } from '../model/scope.ts';
import type { Tools } from '../policy/compile.ts';
import { type DocumentFault, elementError } from '../policy/document/document-error.ts';
import { mayNameValues } from '../policy/document/filling.ts';
import type { Position } from '../policy/document/lines.ts';
import { PLACEHOLDER } from '../policy/document/placeholders.ts';
import { sortedByPlace } from '../policy/document/remark.ts';
import { type Examination, examine } from '../policy/examine.ts';
import type { Language } from '../policy/language.ts';
import type { Lookup } from '../policy/lookup.ts';
import type { Reference, ReferenceTarget } from '../policy/statement.ts';
import type { Store } from '../store/store.ts';
import { type FileDocument, FragmentFiles, isFragmentFile } from './fragment-files.ts';
import { type ExaminedFile, type Remarks, remarksOfEach } from './fragment-remarks.ts';
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

export interface Validation extends Pick<Examination, 'root' | 'scope'>, Remarks {
  readonly needs: readonly Need[];
}

export interface ValidationOptions {
  /** Undefined: where it fits best. */
  readonly scope: ScopeKind | undefined;
  /** Whether what the context lacks is a fault. */
  readonly isStrict: boolean;
}

/**
 * Checks documents that belong to nothing yet, as if they were saved in this state together with the fragments among them.
 */
export async function validateDocuments(
  store: Store,
  documents: readonly FileDocument[],
  { scope, isStrict }: ValidationOptions,
): Promise<Validation[]> {
  const language = await languageOf(store, documents);
  const { files, examined } = examineFiles(documents, scope, {
    lookup: patient(lookupIn(store)),
    language,
    skipsUnsupported: false,
  });
  const remarksOf = remarksOfEach(examined, files);
  const isLacking = lackingIn(store);
  return examined.map(document => {
    const { root, scope, references } = document.examination;
    const { faults, warnings } = remarksOf(document);
    const isThere = (id: string): boolean => files.find(id, document.file) !== undefined;
    const lacking = references
      .filter(
        ({ target, fragmentId }) =>
          !('fragmentId' in target && isThere(target.fragmentId)) && (fragmentId === undefined || !isThere(fragmentId)),
      )
      .filter(isLacking);
    const more = isStrict ? lacking.map(reference => faultOf(store, reference)) : [];
    return { root, scope, faults: sortedByPlace([...faults, ...more]), warnings, needs: needsOf(lacking) };
  });
}

/** The fragments first: what includes them is checked with them. */
function examineFiles(documents: readonly FileDocument[], scope: ScopeKind | undefined, tools: Tools) {
  const look = (document: FileDocument, fragment: Lookup['fragment']): ExaminedFile => {
    const lookup = { ...tools.lookup, fragment };
    return { ...document, examination: examine(document.written, scope, { ...tools, lookup }) };
  };
  const fragments = new Map(
    documents.filter(isFragmentFile).map(document => [document, look(document, tools.lookup.fragment)]),
  );
  const files = new FragmentFiles([...fragments.values()]);
  const including =
    ({ file }: FileDocument): Lookup['fragment'] =>
    id => {
      const known = files.find(id, file);
      return known === undefined ? tools.lookup.fragment(id) : { value: known.examination.written };
    };
  return { files, examined: documents.map(each => fragments.get(each) ?? look(each, including(each))) };
}

const languageOf = (store: Store, documents: readonly FileDocument[]): Promise<Language> =>
  languageFor(
    store,
    documents.map(({ written }) => ({ value: written.text })),
  );

/** A name that is not known is one that somebody has still to give a value. */
const patient = (lookup: Lookup): Lookup => ({
  ...lookup,
  namedValue: name => lookup.namedValue(name) ?? { value: undefined, secret: false },
});

function lackingIn(store: Store): (reference: Reference) => boolean {
  const known = new Set(store.namedValues.list().map(({ displayName }) => displayName));
  return reference => {
    const { target } = reference;
    const name = nameOf(target);
    // Which one it is shows only once a value stands there.
    if (name === PLACEHOLDER || mayNameValues(name)) return false;
    return 'namedValue' in target ? !known.has(name) : missingTarget(store, reference) !== undefined;
  };
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
