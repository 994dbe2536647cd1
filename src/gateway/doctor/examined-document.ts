import { UserError } from '../../errors.ts';
import type { GatewayTypes } from '../../policy/call.ts';
import type { CompiledDocument } from '../../policy/compile.ts';
import { type Language, languageOf } from '../../policy/language.ts';
import { allDocuments, compileScoped, type ReferringDocument, type ScopedDocument } from '../../resources/documents.ts';
import type { Collections } from '../../store/kinds.ts';

/** A policy document, or why it does not compile. */
export interface ExaminedDocument extends ReferringDocument {
  readonly outcome: CompiledDocument<GatewayTypes> | UserError;
}

/** All that there are; one that does not compile refers to nothing. */
export async function examineDocuments(collections: Collections): Promise<ExaminedDocument[]> {
  const documents = allDocuments(collections);
  const language = await languageOf(documents.map(({ source }) => source));
  return documents.map(document => examined(document, language));
}

function examined(document: ScopedDocument, language: Language): ExaminedDocument {
  const outcome = outcomeOf(document, language);
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
