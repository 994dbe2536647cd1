import { UserError } from '../errors.ts';
import type { CompiledDocument } from '../policy/compile.ts';
import { type Language, languageOf } from '../policy/language.ts';
import { allDocuments, compileScoped, type ReferringDocument, type ScopedDocument } from '../resources/documents.ts';
import type { Collections } from '../store/kinds.ts';

/** A policy document, or why it does not compile. */
export interface ExaminedDocument extends ReferringDocument {
  readonly outcome: CompiledDocument | UserError;
}

/** All that there are; one that does not compile refers to nothing. */
export async function examineDocuments(collections: Collections): Promise<ExaminedDocument[]> {
  const documents = allDocuments(collections);
  const language = await languageOf(documents.map(({ source }) => source));
  const known = new Map<string, ExaminedDocument['outcome']>();
  return documents.map(document => examined(document, language, known));
}

/** `known`: of the texts so far, since often many APIs have the same one. */
function examined(
  document: ScopedDocument,
  language: Language,
  known: Map<string, ExaminedDocument['outcome']>,
): ExaminedDocument {
  const text = `${document.apiId === undefined ? 'global' : 'api'} ${document.source}`;
  const outcome = known.get(text) ?? outcomeOf(document, language);
  known.set(text, outcome);
  const references = outcome instanceof UserError ? [] : outcome.references;
  return { ...document, outcome, targets: references.map(({ target }) => target) };
}

function outcomeOf(document: ScopedDocument, language: Language): ExaminedDocument['outcome'] {
  try {
    return compileScoped(document, language);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
