import { DocumentFault } from '../policy/document/document-error.ts';
import type { Remark } from '../policy/document/remark.ts';
import { requireWellFormed } from '../policy/document/well-formed.ts';
import type { Written } from '../policy/document/written.ts';
import type { FileDocument } from '../resources/fragment-files.ts';
import type { Need, Validation } from '../resources/validation.ts';

/** Something to say about a place in a file. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What programs get of a document that was checked. */
export interface ValidatedDocument {
  readonly file: string;
  /** Of the file, where the document begins. */
  readonly line: number;
  readonly kind: 'policy' | 'fragment';
  readonly scope: Validation['scope'];
  readonly faults: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly needs: readonly (Omit<Need, 'position'> & Pick<Finding, 'line' | 'column'>)[];
}

export function reported(
  { file, written }: FileDocument,
  { root, scope, faults, warnings, needs }: Validation,
  format: 'xml' | 'rawxml' | undefined,
): ValidatedDocument {
  return {
    file,
    line: written.positionAt(Math.max(written.text.search(/\S/), 0)).line,
    kind: root === 'policies' ? 'policy' : root,
    scope,
    faults: [...(format === 'xml' ? formatFaults(written) : []), ...faults].map(finding),
    warnings: warnings.map(finding),
    needs: needs.map(({ kind, name, position }) => ({ kind, name, ...position })),
  };
}

const finding = ({ position, message }: Remark): Finding => ({
  line: position.line,
  column: position.column,
  message,
});

function formatFaults({ text }: Written): DocumentFault[] {
  try {
    requireWellFormed(text);
    return [];
  } catch (error) {
    if (error instanceof DocumentFault) return [error];
    throw error;
  }
}

/** `4 documents`, `1 fault`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
