import type { Scope } from '../../src/policy/call.ts';
import { combine, compileDocument } from '../../src/policy/compile.ts';
import type { Context } from '../../src/policy/context.ts';
import { runPipeline } from '../../src/policy/pipeline.ts';
import type { Lookup, Services } from '../../src/policy/services.ts';
import { contextWith, type Fake, tools } from './fake-gateway.ts';

export interface Sections {
  readonly inbound: string;
  readonly backend: string;
}

/** Runs a request through documents of only these sections, from broad to narrow; the context as it ends. */
export async function run(
  documents: Partial<Record<Scope, Sections>>,
  lookup: Lookup<Fake>,
  services: Services<Fake>,
): Promise<Context<Fake>> {
  const scopes = (['global', 'product', 'api', 'operation'] as const).filter(scope => documents[scope] !== undefined);
  const compiled = scopes.map(scope => compileDocument(text(documents[scope]), scope, tools(lookup)));
  const context = contextWith(services);
  await runPipeline(combine(compiled), context);
  return context;
}

const text = (sections: Sections | undefined): string =>
  `<policies><inbound>${sections?.inbound}</inbound><backend>${sections?.backend}</backend><outbound /><on-error /></policies>`;
