import * as v from 'valibot';
import type { RequestTrace } from './request-trace.ts';

/** As JSON has it; only what `traceOnWire` made is read: primary and workers are of one version. */
type Wire = Omit<RequestTrace, 'time'> & { readonly time: string };

const wireShape = v.custom<Wire>(value => typeof value === 'object' && value !== null && 'time' in value);

export const traceOnWire = (trace: RequestTrace): string => JSON.stringify(trace);

export function traceFromWire(text: string): RequestTrace {
  const { time, ...trace } = v.parse(wireShape, JSON.parse(text));
  return { ...trace, time: new Date(time) };
}
