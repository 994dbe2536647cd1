import type { Lookup } from '../policy/lookup.ts';

/** Finds nothing: a document compiled with it tells what it refers to, and only the gateway resolves that. */
export const UNRESOLVED: Lookup = { certificate: () => undefined, backend: () => undefined };
