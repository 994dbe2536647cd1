import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';

export const VERSIONING_SCHEMES = ['Segment', 'Query', 'Header'] as const;

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
