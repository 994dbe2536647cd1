import type { Step } from './step.ts';

/** https://learn.microsoft.com/azure/api-management/websocket-api#limitations */
const SKIPPED: ReadonlySet<string> = new Set([
  'cache-lookup',
  'cache-store',
  'cors',
  'cross-domain',
  'json-to-xml',
  'jsonp',
  'mock-response',
  'set-body',
  'set-method',
  'validate-content',
  'validate-headers',
  'validate-parameters',
  'validate-status-code',
  'xml-to-json',
  'xsl-transform',
]);

/** A policy that means nothing to the handshake of a WebSocket is left out there: most often it is inherited. */
export const skippedOnHandshakes = (policy: string, run: Step): Step =>
  SKIPPED.has(policy) ? (context, self) => (context.received.isHandshake ? undefined : run(context, self)) : run;
