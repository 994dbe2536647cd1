import { UserError } from '../../errors.ts';
import type { GatewayTypes } from '../../policy/call.ts';
import type { CompiledDocument } from '../../policy/compile.ts';
import { allDocuments, compileScoped, type ReferringDocument, type ScopedDocument } from '../../resources/documents.ts';
import type { Collections } from '../../store/kinds.ts';

/** A policy document, or why it does not compile. */
export interface ExaminedDocument extends ReferringDocument {
  readonly outcome: CompiledDocument<GatewayTypes> | UserError;
}

/** All that there are; one that does not compile refers to nothing. */
export const examineDocuments = (collections: Collections): ExaminedDocument[] =>
  allDocuments(collections).map(document => {
    const outcome = outcomeOf(document);
    const references = outcome instanceof UserError ? [] : outcome.references;
    return { ...document, outcome, targets: references.map(({ target }) => target) };
  });

function outcomeOf(document: ScopedDocument): ExaminedDocument['outcome'] {
  try {
    return compileScoped(document);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
