import type { TestContext } from 'node:test';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/folder.ts';

/** A store of its own in which there is nothing. */
export const emptyStore = async (t: TestContext): Promise<Store> =>
  openHome(await temporaryFolder(t)).store(DEFAULT_CONTEXT, () => undefined);

/** An inbound section, with all else inherited. */
export const policyOf = (inbound: string): string =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;
