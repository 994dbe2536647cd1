import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Gateway, startGateway } from '../../src/gateway/gateway.ts';
import { AZURE_LIMITS, AZURE_TIMEOUTS, CALLER_LIMITS, EXPRESSION_LIMITS } from '../../src/gateway/settings.ts';
import { LocalMemory } from '../../src/memory/local-memory.ts';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import type { LastError } from '../../src/policy/last-error.ts';
import { openHome } from '../../src/store/home.ts';
import type { Store } from '../../src/store/store.ts';
import { type GatewaySurroundings, REAL_SURROUNDINGS } from '../../src/surroundings.ts';
import { place } from './placed.ts';
import { type MadeUpRequest, requestsFor } from './requests.ts';
import { rs256 } from './signed.ts';
import { validated } from './validated.ts';

/** How one request ended. */
export interface Ending {
  readonly request: string;
  /** Undefined where none came in time. */
  readonly status: number | undefined;
  readonly error: LastError | undefined;
}

export interface Ran {
  /** Sentences: why the document is refused. */
  readonly faults: readonly string[];
  /** Why it could not be put where a gateway runs it. */
  readonly unplaced: string | undefined;
  readonly skipped: readonly string[];
  readonly endings: readonly Ending[];
  /** What no gateway should come to. */
  readonly bugs: readonly string[];
}

const NOT_RUN: Ran = { faults: [], unplaced: undefined, skipped: [], endings: [], bugs: [] };

/** In a state of its own, with the requests that fit it. */
export async function runDocument(source: string): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-corpus-'));
  try {
    return await runIn(
      openHome(folder).store(DEFAULT_CONTEXT, () => undefined),
      source,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(store: Store, source: string): Promise<Ran> {
  const faults = (await validated(store, source)).faults.map(({ message }) => message);
  if (faults.length > 0) return { ...NOT_RUN, faults };
  const named = withNames(source);
  try {
    await place(store, named);
  } catch (error) {
    return { ...NOT_RUN, unplaced: String(error) };
  }
  return served(store, filled(store, named));
}

/** What a deployment puts in is made up as the value of a name is. */
const withNames = (source: string): string => source.replace(/[#$]\{([\w.-]+)\}#?/g, '{{$1}}');

/** With the values of its names, as far as they stand in the state. */
const filled = ({ namedValues }: Store, source: string): string => {
  const values = new Map(namedValues.list().map(({ displayName, value }) => [displayName, value]));
  return source.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (written, name) => values.get(name) ?? written);
};

async function served(store: Store, source: string): Promise<Ran> {
  const errors: (LastError | undefined)[] = [];
  const bugs: string[] = [];
  const gateway = await startGateway({
    store,
    service: DEFAULT_CONTEXT,
    surroundings: surroundings(),
    host: '127.0.0.1',
    port: 0,
    https: undefined,
    timeouts: AZURE_TIMEOUTS,
    backendLimits: AZURE_LIMITS,
    callerLimits: CALLER_LIMITS,
    expressionLimits: EXPRESSION_LIMITS,
    extraCa: () => [],
    allowedHosts: [],
    allowedOrigins: [],
    onlyBackend: undefined,
    strictProtocols: false,
    tracer: undefined,
    skipsUnsupported: true,
    log: { write: ({ error }) => errors.push(error), aside: () => undefined },
    onBug: error => bugs.push(error instanceof Error ? String(error.stack) : String(error)),
  });
  const endings: Ending[] = [];
  for (const request of await requestsFor(source)) {
    errors.length = 0;
    const status = await sent(gateway, request);
    endings.push({ request: request.name, status, error: errors[0] });
  }
  await gateway.close(0);
  return { ...NOT_RUN, skipped: gateway.skipped, endings, bugs: [...bugs, ...gateway.broken] };
}

/** Nobody waits, and there is an identity. */
const surroundings = (): GatewaySurroundings => ({
  ...REAL_SURROUNDINGS,
  clock: { now: Date.now, wait: () => Promise.resolve() },
  memory: new LocalMemory(),
  identity: { token: resource => rs256({ aud: resource, sub: 'made-up' }) },
});

const PATIENCE = 20_000;

/** The status, once the whole answer has come. */
function sent({ url }: Gateway, { method, path, headers, body }: MadeUpRequest): Promise<number | undefined> {
  return new Promise(resolve => {
    const request = http.request(url + path, { method, headers, agent: false, timeout: PATIENCE }, response => {
      text(response).then(
        () => resolve(response.statusCode),
        () => resolve(undefined),
      );
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.end(body);
  });
}
