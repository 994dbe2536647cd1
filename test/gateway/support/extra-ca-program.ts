import { readFileSync } from 'node:fs';
import { startGateway } from '../../../src/gateway/gateway.ts';
import { AZURE_LIMITS, AZURE_TIMEOUTS, CALLER_LIMITS, EXPRESSION_LIMITS } from '../../../src/gateway/settings.ts';
import { DEFAULT_CONTEXT } from '../../../src/model/context.ts';
import { newBackend } from '../../../src/resources/backends.ts';
import { addCaCertificate, removeCaCertificate } from '../../../src/resources/ca-certificates.ts';
import { openHome } from '../../../src/store/home.ts';
import { realSurroundings } from '../../support/surroundings.ts';
import { send } from './client.ts';

/** Run with NODE_EXTRA_CA_CERTS, which Node reads at its start alone; prints how a backend answers that only this file vouches for. */
const [home = '', url = '', other = ''] = process.argv.slice(2);
const store = openHome(home).store(DEFAULT_CONTEXT, line => process.stderr.write(`${line}\n`));
await newBackend(store, 'b', { url, protocol: 'http' });
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
  extraCa: () => [readFileSync(process.env.NODE_EXTRA_CA_CERTS ?? '', 'utf8')],
  allowedHosts: [],
  allowedOrigins: [],
  onlyBackend: undefined,
  strictProtocols: false,
  skipsUnsupported: false,
  tracer: undefined,
  log: { write: () => undefined, aside: () => undefined },
  onBug: error => process.stderr.write(`${error}\n`),
});
const tell = async (state: string) => process.stdout.write(`${state}: ${(await send(gateway.url)).status}\n`);
await tell('none');
await addCaCertificate(store, { id: 'other', file: readFileSync(other), password: undefined, storeName: undefined });
await tell('another');
await removeCaCertificate(store, 'other');
await tell('none again');
await gateway.close(0);
