import { KEY_NAMES } from '../model/api.ts';
import type { Part } from './part.ts';
import type { Reader } from './reader.ts';

/** What Azure calls its own schemes where it exports an API. */
export const AZURE_SCHEMES = { header: 'apiKeyHeader', query: 'apiKeyQuery' } as const;

interface Keys {
  readonly subscriptionKeyParameterNames?: { header?: string; query?: string };
  readonly subscriptionRequired?: true;
}

/** By what names a key is sent, where the whole document asks for one; and whether one is needed, where Azure's own schemes do. */
export function keysOf({ root, dialect, note }: Reader): Keys {
  const asked = new Set(
    root
      .member('security')
      .items()
      .flatMap(each => each.members().map(([name]) => name)),
  );
  const azure: readonly string[] = Object.values(AZURE_SCHEMES);
  const schemes = dialect
    .securitySchemes(root)
    .members()
    .filter(([name]) => asked.has(name) || azure.includes(name));
  const keys = schemes.map(([, part]) => part).filter(part => part.member('type').value === 'apiKey');
  if (keys.length < schemes.length) note('Security schemes other than API keys are left out, as Azure does.');
  const names = {
    ...named('header', keys, KEY_NAMES.header),
    ...named('query', keys, KEY_NAMES.query),
  };
  return {
    ...(Object.keys(names).length === 0 ? {} : { subscriptionKeyParameterNames: names }),
    ...([...asked].some(name => azure.includes(name)) ? { subscriptionRequired: true } : {}),
  };
}

/** Azure's own name is not kept. Authorization carries what is no key. */
function named(place: 'header' | 'query', keys: readonly Part[], usual: string): { header?: string; query?: string } {
  const name = keys
    .find(part => part.member('in').value === place)
    ?.member('name')
    .text();
  return name === undefined || name === usual || /^authorization$/i.test(name) ? {} : { [place]: name };
}
