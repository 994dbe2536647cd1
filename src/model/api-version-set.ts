import * as v from 'valibot';
import type { Api } from './api.ts';
import type { Described } from './described.ts';
import { identifier, sameId } from './identifier.ts';
import { text } from './parse.ts';
import { VERSIONING_SCHEMES } from './words.ts';

/** How callers say which version of an API they mean. https://learn.microsoft.com/rest/api/apimanagement/api-version-set/create-or-update */
export const apiVersionSetShape = v.pipe(
  v.strictObject({
    id: identifier(80),
    displayName: text(1, 100),
    versioningScheme: v.picklist(VERSIONING_SCHEMES, 'must be Segment, Query or Header.'),
    versionQueryName: v.exactOptional(text(1, 100)),
    versionHeaderName: v.exactOptional(text(1, 100)),
    description: v.exactOptional(v.string()),
  }),
  v.forward(
    v.check(set => set.versioningScheme !== 'Query' || set.versionQueryName !== undefined, 'must be given.'),
    ['versionQueryName'],
  ),
  v.forward(
    v.check(set => set.versioningScheme !== 'Header' || set.versionHeaderName !== undefined, 'must be given.'),
    ['versionHeaderName'],
  ),
);
export type ApiVersionSet = v.InferOutput<typeof apiVersionSetShape>;

export const API_VERSION_SET = {
  segment: 'apiVersionSets',
  noun: 'API version set',
  article: 'an',
  command: 'api-version-set',
  properties: ({ id: _, ...properties }: ApiVersionSet) => properties,
} as const satisfies Described<ApiVersionSet, object>;

export const versionSetOf = (api: Api | undefined, sets: readonly ApiVersionSet[]): ApiVersionSet | undefined =>
  sets.find(({ id }) => sameId(id, api?.apiVersionSetId ?? ''));

/** The path below which an API is served: with the version, where its set has it there. */
export function servedPath(api: Api, sets: readonly ApiVersionSet[]): string {
  const version = versionSetOf(api, sets)?.versioningScheme === 'Segment' ? api.apiVersion : undefined;
  return [api.path, version ?? ''].filter(part => part !== '').join('/');
}
