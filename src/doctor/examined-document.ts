import { UserError } from '../errors.ts';
import type { CompiledDocument, Tools } from '../policy/compile.ts';
import { languageOf } from '../policy/language.ts';
import { allDocuments, compileScoped, type ReferringDocument, type ScopedDocument } from '../resources/documents.ts';
import { withNamedValues } from '../resources/unresolved.ts';
import type { Collections } from '../store/kinds.ts';

/** A policy document, or why it does not compile. */
export interface ExaminedDocument extends ReferringDocument {
  readonly outcome: CompiledDocument | UserError;
}

/** All that there are; one that does not compile refers to nothing. */
export async function examineDocuments(collections: Collections): Promise<ExaminedDocument[]> {
  const documents = allDocuments(collections);
  const values = collections.namedValues.list().map(({ value }) => value);
  const language = await languageOf([...documents.map(({ source }) => source), ...values]);
  const tools = { lookup: withNamedValues(collections), language };
  const known = new Map<string, ExaminedDocument['outcome']>();
  return documents.map(document => examined(document, tools, known));
}

/** `known`: of the texts so far, since often many APIs have the same one. */
function examined(
  document: ScopedDocument,
  tools: Tools,
  known: Map<string, ExaminedDocument['outcome']>,
): ExaminedDocument {
  const text = `${document.scope.kind} ${document.source}`;
  const outcome = known.get(text) ?? outcomeOf(document, tools);
  known.set(text, outcome);
  const references = outcome instanceof UserError ? [] : outcome.references;
  return { ...document, outcome, targets: references.map(({ target }) => target) };
}

function outcomeOf(document: ScopedDocument, tools: Tools): ExaminedDocument['outcome'] {
  try {
    return compileScoped(document, tools);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
