import { UserError } from '../errors.ts';
import type { CheckedFragment, CompiledDocument, Tools } from '../policy/compile.ts';
import { allDocuments, compileOwned, type OwnedDocument, type ReferringDocument } from '../resources/documents.ts';
import { languageFor } from '../resources/language-for.ts';
import { checkingTools } from '../resources/lookup-in.ts';
import type { Collections } from '../store/kinds.ts';

/** A policy document, or why it does not compile. */
export interface ExaminedDocument extends ReferringDocument {
  readonly outcome: CompiledDocument | CheckedFragment | UserError;
}

/** All that there are; one that does not compile refers to nothing. */
export async function examineDocuments(collections: Collections): Promise<ExaminedDocument[]> {
  const documents = allDocuments(collections);
  const tools = checkingTools(
    collections,
    await languageFor(
      collections,
      documents.map(({ source }) => ({ value: source })),
    ),
  );
  const known = new Map<string, ExaminedDocument['outcome']>();
  return documents.map(document => examined(document, tools, known));
}

/** `known`: of the texts so far, since often many APIs have the same one. */
function examined(
  document: OwnedDocument,
  tools: Tools,
  known: Map<string, ExaminedDocument['outcome']>,
): ExaminedDocument {
  const text = `${document.owner.kind} ${document.source}`;
  const outcome = known.get(text) ?? outcomeOf(document, tools);
  known.set(text, outcome);
  const references = outcome instanceof UserError ? [] : outcome.references;
  return { ...document, outcome, targets: references.map(({ target }) => target) };
}

function outcomeOf(document: OwnedDocument, tools: Tools): ExaminedDocument['outcome'] {
  try {
    return compileOwned(document, tools);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
