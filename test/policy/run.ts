import { SCOPE_KINDS, type ScopeKind } from '../../src/model/scope.ts';
import type { CallContext } from '../../src/policy/call-context.ts';
import { compileDocument } from '../../src/policy/compile.ts';
import { combine } from '../../src/policy/effective.ts';
import type { Lookup } from '../../src/policy/lookup.ts';
import { runPipeline } from '../../src/policy/pipeline.ts';
import { contextWith, type Services, tools } from './fake-gateway.ts';

export interface Sections {
  readonly inbound: string;
  readonly backend: string;
  readonly outbound?: string;
  readonly onError?: string;
}

/** Runs a request through documents of only these sections, from broad to narrow; the context as it ends. */
export async function run(
  documents: Partial<Record<ScopeKind, Sections>>,
  lookup: Lookup,
  services: Services,
): Promise<CallContext> {
  return runIn(contextWith(services), documents, lookup);
}

/** As run does, with a context of the test's own. */
export async function runIn(
  context: CallContext,
  documents: Partial<Record<ScopeKind, Sections>>,
  lookup: Lookup,
): Promise<CallContext> {
  const scopes = SCOPE_KINDS.filter(scope => documents[scope] !== undefined);
  const compiled = scopes.map(scope => compileDocument(text(documents[scope]), scope, tools(lookup)));
  await runPipeline(combine(compiled), context);
  return context;
}

const text = (sections: Sections | undefined): string =>
  `<policies><inbound>${sections?.inbound}</inbound><backend>${sections?.backend}</backend>` +
  `<outbound>${sections?.outbound ?? ''}</outbound><on-error>${sections?.onError ?? ''}</on-error></policies>`;
