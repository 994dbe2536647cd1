import type { TestContext } from 'node:test';
import type { GatewayOptions } from '../../../src/gateway/gateway.ts';
import { setPolicy } from '../../../src/resources/policies.ts';
import { type Backend, type PlainBackendOptions, startPlainBackend } from '../../support/servers.ts';
import { addApi, startTestGateway, type TestGateway } from './gateway.ts';

/** What stands in the sections of an API's document; what is left out inherits. */
export interface ShopSections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

export interface Shop {
  readonly backend: Backend;
  readonly gateway: TestGateway;
  /** Of the API. */
  readonly url: string;
}

export const shopDocument = ({ inbound, backend, outbound, onError }: ShopSections): string =>
  `<policies><inbound>${inbound ?? '<base />'}</inbound><backend>${backend ?? '<base />'}</backend>` +
  `<outbound>${outbound ?? '<base />'}</outbound><on-error>${onError ?? '<base />'}</on-error></policies>`;

/** An API at /shop with these policies, of an echoing backend or one of the test's own. */
export async function startShop(
  t: TestContext,
  sections: ShopSections,
  options: PlainBackendOptions & Partial<GatewayOptions>,
): Promise<Shop> {
  const { handler, ...others } = options;
  const backend = await startPlainBackend(t, handler === undefined ? {} : { handler });
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'shop', backend.url);
      await setPolicy(store, { kind: 'api', apiId: 'shop' }, shopDocument(sections));
    },
    others,
  );
  return { backend, gateway, url: `${gateway.url}/shop` };
}
