import type { GatewayTypes } from '../policy/call.ts';
import type { Lookup } from '../policy/services.ts';

/** Finds nothing: a document compiled with it tells what it refers to, and only the gateway resolves that. */
export const UNRESOLVED: Lookup<GatewayTypes> = { certificate: () => undefined, backend: () => undefined };
