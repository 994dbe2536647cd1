import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import { GLOBAL, scopePath } from '../model/scope.ts';
import type { CompiledDocument } from '../policy/compile.ts';
import { combine } from '../policy/effective.ts';
import { UNREAD } from '../policy/language.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import { withInner } from '../policy/step.ts';
import { compileScoped } from '../resources/documents.ts';
import { UNRESOLVED } from '../resources/unresolved.ts';
import type { ExaminedDocument } from './examined-document.ts';

/** An API and what its documents and the global one make of it. */
export interface ExaminedApi {
  readonly api: Api;
  /** The names of the policies that run up to the call of the backend; undefined where a document does not compile. */
  readonly policies: ReadonlySet<string> | undefined;
  readonly targets: readonly ReferenceTarget[];
}

export function examineApis(apis: readonly Api[], documents: readonly ExaminedDocument[]): ExaminedApi[] {
  const byScope = new Map(documents.map(document => [scopePath(document.scope).toLowerCase(), document]));
  const global = byScope.get(scopePath(GLOBAL));
  const broadest = global?.outcome ?? defaultPolicy();
  return apis.map(api => {
    const own = byScope.get(scopePath({ kind: 'api', apiId: api.id }).toLowerCase());
    const inEffect = [global, own].filter(document => document !== undefined);
    const outcomes = [broadest, ...(own === undefined ? [] : [own.outcome])];
    return { api, policies: policiesOf(outcomes), targets: inEffect.flatMap(({ targets }) => targets) };
  });
}

const defaultPolicy = (): CompiledDocument =>
  compileScoped({ scope: GLOBAL, source: DEFAULT_GLOBAL_POLICY }, { lookup: UNRESOLVED, language: UNREAD });

function policiesOf(outcomes: readonly ExaminedDocument['outcome'][]): ReadonlySet<string> | undefined {
  const compiled = outcomes.flatMap(outcome => (outcome instanceof UserError ? [] : [outcome]));
  if (compiled.length < outcomes.length) return undefined;
  const { inbound, backend } = combine(compiled);
  return new Set(withInner([...inbound, ...backend]).map(({ place }) => place.name));
}
