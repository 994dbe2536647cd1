import type { RequestTrace } from '../gateway/trace/request-trace.ts';
import type { Tracer } from '../gateway/trace/tracer.ts';
import type { Context } from '../model/context.ts';
import { REAL_SURROUNDINGS } from '../surroundings.ts';
import type { Environment } from './environment.ts';

/** `tree`: for a person. `json`: what Azure's API inspector shows, laid out; `line`: the same in one line. */
export type TraceForm = 'tree' | 'json' | 'line';

export interface TracingOptions {
  readonly service: Context;
  readonly form: TraceForm;
  readonly failuresOnly: boolean;
  /** Takes a whole trace. */
  readonly write: (text: string) => void;
}

/** Writes traces as they come. */
export async function tracing(
  env: Environment,
  { service, form, failuresOnly, write }: TracingOptions,
): Promise<Tracer> {
  const { tracer } = await import('../gateway/trace/tracer.ts');
  const { clock } = REAL_SURROUNDINGS;
  return tracer({ service: service.serviceName, clock, failuresOnly, write: await traceWriter(env, { form, write }) });
}

/** Writes traces that others have made. */
export async function traceWriter(
  env: Environment,
  { form, write }: Pick<TracingOptions, 'form' | 'write'>,
): Promise<(trace: RequestTrace) => void> {
  const textOf = form === 'tree' ? await treeWriter(env) : await jsonWriter(form);
  return trace => write(textOf(trace));
}

async function treeWriter(env: Environment): Promise<(trace: RequestTrace) => string> {
  const { paperFor } = await import('./paper.ts');
  const { traceText } = await import('./trace-text.ts');
  const paper = await paperFor(env, env.stderr);
  return trace => `\n${traceText(trace, paper)}`;
}

async function jsonWriter(form: 'json' | 'line'): Promise<(trace: RequestTrace) => string> {
  const { inspectorTrace } = await import('../gateway/trace/inspector.ts');
  const { jsonText } = await import('./json-text.ts');
  return trace => jsonText(inspectorTrace(trace), form === 'json' ? 2 : 0);
}
