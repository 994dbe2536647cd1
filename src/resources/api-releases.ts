import { type Api, idOfAllRevisions, revisionId, revisionInId, revisionOf } from '../model/api.ts';
import { API_RELEASE, type ApiRelease, apiReleaseShape } from '../model/api-release.ts';
import { parse } from '../model/parse.ts';
import type { Draft } from '../store/store.ts';
import type { Clock, Surroundings } from '../surroundings.ts';
import { type ApiMember, type ApiParts, apiPartsOf, partsWithin } from './api-parts.ts';
import { apiOfRevision } from './api-revisions.ts';
import { getApi } from './apis.ts';
import { type Given, lastGiven, type Rules, setChangesIt } from './resource-type.ts';
import { word } from './shell-word.ts';

/** What is given of a release; its revision only of one that is new. */
export interface ApiReleaseInput extends Pick<Given<ApiRelease>, 'notes'> {
  readonly apiRevision?: string | undefined;
}

const MEMBER: ApiMember<ApiRelease> = {
  of: api => api.releases ?? [],
  with: ({ releases: _, ...api }, next) => (next.length === 0 ? api : { ...api, releases: next }),
};

/** Releases are kept with the current revision. A new one makes its revision the current one. */
export function apiReleasesOf({ clock }: Surroundings): ApiParts<ApiRelease, ApiReleaseInput> {
  const rules = (api: Api) => rulesOf(api, clock);
  const parts = apiPartsOf(MEMBER, rules);
  const within = partsWithin(MEMBER, rules);
  return {
    ...parts,
    create: (store, apiId, id, ...inputs) =>
      store.change(draft => {
        const release = within(draft, idOfAllRevisions(apiId)).create(id, inputs);
        makeCurrent(draft, apiId, revisionIn(inputs));
        return release;
      }),
    place: (store, apiId, id, ...inputs) =>
      store.change(draft => {
        const placed = within(draft, idOfAllRevisions(apiId)).place(id, inputs);
        makeCurrent(draft, apiId, revisionIn(inputs));
        return placed;
      }),
  };
}

const revisionIn = (inputs: readonly ApiReleaseInput[]) => lastGiven(inputs, ({ apiRevision }) => apiRevision);

function rulesOf(api: Api, clock: Clock): Rules<ApiRelease, ApiReleaseInput> {
  const names = { ...API_RELEASE, segment: `apis/${api.id}/releases`, parent: `--api-id ${word(api.id)}` };
  const now = new Date(clock.now()).toISOString();
  return {
    ...names,
    parse: value => parse(apiReleaseShape, value),
    idText: inputs => `revision ${revisionIn(inputs) ?? ''}`,
    whenTaken: id => setChangesIt(names, id),
    isMeant: () => false,
    begin: (id, replaced) => ({ id, createdDateTime: replaced?.createdDateTime ?? now }),
    members: (state, { apiRevision, ...input }) => ({
      ...input,
      ...(apiRevision !== undefined && { apiId: releasedId(apiOfRevision(state, api.id, apiRevision)) }),
      updatedDateTime: now,
    }),
    check: () => undefined,
    users: () => [],
  };
}

/** By its number, whichever is current later. */
const releasedId = (api: Api): string =>
  `/apis/${revisionId(idOfAllRevisions(api.id), revisionInId(api.id) ?? revisionOf(api))}`;

/** The two change their ids: the API's own is always that of the current revision. */
function makeCurrent(draft: Draft, apiId: string, number: string | undefined): void {
  const before = getApi(draft, idOfAllRevisions(apiId));
  const next = apiOfRevision(draft, apiId, number);
  if (next.id === before.id) return;
  const { releases, ...previous } = before;
  const { isCurrent: _, isOnline: __, ...current } = next;
  const revision = revisionOf(before);
  draft.apis.delete(next.id);
  draft.apis.put({ ...previous, id: revisionId(before.id, revision), apiRevision: revision, isCurrent: false });
  draft.apis.put({ ...current, id: before.id, ...(releases !== undefined && { releases }) });
}
