import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { TestContext } from 'node:test';
import { accessLog } from '../../../src/gateway/callers/access-log.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../../src/gateway/gateway.ts';
import { AZURE_LIMITS, AZURE_TIMEOUTS, CALLER_LIMITS, EXPRESSION_LIMITS } from '../../../src/gateway/settings.ts';
import { DEFAULT_CONTEXT } from '../../../src/model/context.ts';
import { newApi } from '../../../src/resources/apis.ts';
import { addCertificate } from '../../../src/resources/certificates.ts';
import { openHome } from '../../../src/store/home.ts';
import type { Store } from '../../../src/store/store.ts';
import { pfxOf, type TestIdentity } from '../../support/certificates.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { realSurroundings } from '../../support/surroundings.ts';

export interface TestGateway extends Gateway {
  readonly store: Store;
  /** What commands were told by gateways. */
  readonly notices: readonly string[];
  /** The access log so far, as text and as JSON. */
  readonly lines: readonly string[];
  readonly records: readonly Record<string, unknown>[];
  /** The first line of the log that matches, which may be still to come. */
  logged(pattern: RegExp): Promise<string>;
}

/** A store of its own folder, and what it tells. */
export async function testStore(t: TestContext): Promise<{ store: Store; notices: string[] }> {
  const notices: string[] = [];
  const home = openHome(await temporaryFolder(t));
  return { store: home.store(DEFAULT_CONTEXT, line => notices.push(line)), notices };
}

/** A gateway on a store of its own; `fill` is done before it starts. */
export async function startTestGateway(
  t: TestContext,
  fill: (store: Store) => Promise<unknown>,
  options?: Partial<GatewayOptions>,
): Promise<TestGateway> {
  const { store, notices } = await testStore(t);
  await fill(store);
  return startOn(t, store, notices, options);
}

/** A gateway on a store that may have others. Bugs that it reports fail the test. */
export async function startOn(
  t: TestContext,
  store: Store,
  notices: readonly string[],
  options?: Partial<GatewayOptions>,
): Promise<TestGateway> {
  const lines: string[] = [];
  const records: Record<string, unknown>[] = [];
  const news = new EventEmitter().setMaxListeners(0);
  const text = accessLog('text', false, line => lines.push(line));
  const json = accessLog('json', false, line => records.push(JSON.parse(line)));
  const bugs: unknown[] = [];
  const gateway = await startGateway({
    store,
    service: DEFAULT_CONTEXT,
    surroundings: realSurroundings(),
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
    skipsUnsupported: false,
    log: {
      write: record => {
        text.write(record);
        json.write(record);
        news.emit('line');
      },
      aside: record => {
        text.aside(record);
        json.aside(record);
        news.emit('line');
      },
    },
    onBug: error => bugs.push(error),
    ...options,
  });
  t.after(async () => {
    await gateway.close(0);
    assert.deepEqual(bugs, []);
  });
  const logged = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const line = lines.find(candidate => pattern.test(candidate));
      if (line !== undefined) return line;
      await once(news, 'line');
    }
  };
  return {
    url: gateway.url,
    httpsUrl: gateway.httpsUrl,
    overview: () => gateway.overview(),
    get skipped() {
      return gateway.skipped;
    },
    get forwardsAll() {
      return gateway.forwardsAll;
    },
    addressOf: id => gateway.addressOf(id),
    get broken() {
      return gateway.broken;
    },
    close: grace => gateway.close(grace),
    store,
    notices,
    lines,
    records,
    logged,
  };
}

export const addIdentity = (store: Store, id: string, identity: TestIdentity) =>
  addCertificate(store, id, { pfx: pfxOf(identity, 'secret'), password: 'secret' });

/** An API of this id at the path of the same name. */
export const addApi = (store: Store, id: string, serviceUrl: string, certificate?: string) =>
  newApi(store, id, { path: id, serviceUrl, ...(certificate === undefined ? {} : { certificate }) });
