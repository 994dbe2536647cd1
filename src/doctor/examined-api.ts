import type { Api } from '../model/api.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import { GLOBAL } from '../model/scope.ts';
import { type CompiledDocument, compileDocument } from '../policy/compile.ts';
import { combine } from '../policy/effective.ts';
import { UNREAD } from '../policy/language.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import { withInner } from '../policy/step.ts';
import { documentName } from '../resources/documents.ts';
import { UNRESOLVED } from '../resources/lookup-in.ts';
import type { ExaminedDocument } from './examined-document.ts';

/** An API and what its documents and the global one make of it. */
export interface ExaminedApi {
  readonly api: Api;
  /** The names of the policies that run up to the call of the backend; undefined where a document does not compile. */
  readonly policies: ReadonlySet<string> | undefined;
  readonly targets: readonly ReferenceTarget[];
}

export function examineApis(apis: readonly Api[], documents: readonly ExaminedDocument[]): ExaminedApi[] {
  const byName = new Map(documents.map(document => [documentName(document).toLowerCase(), document]));
  const global = byName.get(documentName({ owner: GLOBAL }));
  const broadest = global?.outcome ?? defaultPolicy();
  return apis.map(api => {
    const own = byName.get(documentName({ owner: { kind: 'api', apiId: api.id } }).toLowerCase());
    const inEffect = [global, own].filter(document => document !== undefined);
    const outcomes = [broadest, ...(own === undefined ? [] : [own.outcome])];
    return { api, policies: policiesOf(outcomes), targets: inEffect.flatMap(({ targets }) => targets) };
  });
}

const defaultPolicy = (): CompiledDocument =>
  compileDocument(DEFAULT_GLOBAL_POLICY, 'global', { lookup: UNRESOLVED, language: UNREAD, skipsUnsupported: false });

function policiesOf(outcomes: readonly ExaminedDocument['outcome'][]): ReadonlySet<string> | undefined {
  const compiled = outcomes.flatMap(outcome => ('sections' in outcome ? [outcome] : []));
  if (compiled.length < outcomes.length) return undefined;
  const { inbound, backend } = combine(compiled);
  return new Set(withInner([...inbound, ...backend]).map(({ place }) => place.name));
}
