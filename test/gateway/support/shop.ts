import type { TestContext } from 'node:test';
import type { GatewayOptions } from '../../../src/gateway/gateway.ts';
import { setPolicy } from '../../../src/resources/policies.ts';
import { type PlainBackendOptions, startPlainBackend } from '../../support/servers.ts';
import { addApi, startTestGateway } from './gateway.ts';

/** The text of sections; one that is left out inherits. */
export interface ShopSections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

export const shopDocument = ({ inbound, backend, outbound, onError }: ShopSections): string =>
  `<policies><inbound>${inbound ?? '<base />'}</inbound><backend>${backend ?? '<base />'}</backend>` +
  `<outbound>${outbound ?? '<base />'}</outbound><on-error>${onError ?? '<base />'}</on-error></policies>`;

/** An API at /shop with these policies, of an echoing backend or one of the test's own. */
export async function startShop(
  t: TestContext,
  sections: ShopSections,
  options: PlainBackendOptions,
  gatewayOptions: Partial<GatewayOptions> = {},
) {
  const backend = await startPlainBackend(t, options);
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'shop', backend.url);
      await setPolicy(store, { kind: 'api', apiId: 'shop' }, shopDocument(sections));
    },
    gatewayOptions,
  );
  return { backend, gateway };
}
