import { UserError } from '../errors.ts';
import type { ScopeKind } from '../model/scope.ts';
import { examineDocument, examineFragment } from './compile.ts';
import { DocumentFault, wholeError } from './document/document-error.ts';
import { rootOf } from './document/embedded/embedded.ts';
import { PLACEHOLDER, withoutPlaceholders } from './document/placeholders.ts';
import { type Remark, sortedByPlace } from './document/remark.ts';
import type { Written } from './document/written.ts';
import type { Tools } from './section-compiler.ts';
import type { Reference } from './statement.ts';

/** What can be told of a document that belongs to nothing yet. */
export interface Examination {
  /** What was looked at: as it was typed, or without what deployment tools are to replace. */
  readonly written: Written;
  readonly root: 'policies' | 'fragment';
  /** Where it may stand; undefined for a fragment. */
  readonly scope: ScopeKind | undefined;
  /** In the order of their places. */
  readonly faults: readonly DocumentFault[];
  readonly references: readonly Reference[];
  /** The same. */
  readonly warnings: readonly Remark[];
}

/** Most documents are those of an API; one that may not stand there may be meant for another scope. */
const SCOPES_TO_TRY: readonly ScopeKind[] = ['api', 'global', 'product', 'operation'];

/** Without a scope it is checked where it fits best. */
export function examine(written: Written, scope: ScopeKind | undefined, tools: Tools): Examination {
  const asTyped = examineAsTyped(written, scope, tools);
  if (asTyped.faults.length === 0) return asTyped;
  const filled = withoutPlaceholders(written);
  return filled === undefined ? asTyped : examineAsTyped(filled, scope, withPlaceholders(tools));
}

function examineAsTyped(written: Written, scope: ScopeKind | undefined, tools: Tools): Examination {
  if (rootOf(written.text) === 'fragment')
    return examination(() => withoutItself(examineFragment(written, tools)), written, undefined);
  const [first, ...others] = scope === undefined ? SCOPES_TO_TRY : [scope];
  let best = inScope(written, first ?? 'api', tools);
  for (const other of others) {
    if (best.faults.length === 0) return best;
    const next = inScope(written, other, tools);
    if (next.faults.length < best.faults.length) best = next;
  }
  return best;
}

/** What a fragment names stands in the text that is looked at. */
const withoutItself = ({ references, ...fragment }: ReturnType<typeof examineFragment>) => ({
  ...fragment,
  references: references.map(reference => ({ ...reference, fragmentId: undefined })),
});

const inScope = (written: Written, scope: ScopeKind, tools: Tools): Examination =>
  examination(() => examineDocument(written, scope, tools), written, scope);

/** What is no XML is a fault as all others. */
function examination(
  read: () => Pick<Examination, 'faults' | 'references' | 'warnings'>,
  written: Written,
  scope: ScopeKind | undefined,
): Examination {
  const root = scope === undefined ? 'fragment' : 'policies';
  try {
    const { faults, references, warnings } = read();
    return { written, root, scope, faults: sortedByPlace(faults), references, warnings };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'ValidationError') throw error;
    const fault = error instanceof DocumentFault ? error : wholeError(error.message);
    return { written, root, scope, faults: [fault], references: [], warnings: [] };
  }
}

/** Nobody knows what will stand in their place. */
const withPlaceholders = ({ lookup, ...tools }: Tools): Tools => ({
  ...tools,
  lookup: {
    ...lookup,
    namedValue: name => (name === PLACEHOLDER ? { value: undefined, secret: false } : lookup.namedValue(name)),
  },
});
