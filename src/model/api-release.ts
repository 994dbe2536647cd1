import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';

const date = v.pipe(v.string('must be text.'), v.isoTimestamp('must be a time such as 2026-12-31T00:00:00Z.'));

/** That a revision was made the current one. https://learn.microsoft.com/rest/api/apimanagement/api-release/create-or-update */
export const apiReleaseShape = v.strictObject({
  id: identifier(80),
  /** `/apis/orders;rev=2` */
  apiId: v.string('must be text.'),
  notes: v.exactOptional(v.string()),
  createdDateTime: date,
  updatedDateTime: date,
});
export type ApiRelease = v.InferOutput<typeof apiReleaseShape>;

export const API_RELEASE = {
  segment: 'releases',
  noun: 'API release',
  article: 'an',
  command: 'api-release',
  properties: ({ id: _, ...properties }: ApiRelease) => properties,
} as const satisfies Described<ApiRelease, object>;
