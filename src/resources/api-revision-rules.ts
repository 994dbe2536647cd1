import { UserError } from '../errors.ts';
import { API, type Api, apiShape, idOfAllRevisions, revisionId, revisionInId, revisionOf } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import { parse } from '../model/parse.ts';
import type { Collections, Draft } from '../store/store.ts';
import { found } from './resource-type.ts';
import { word } from './shell-word.ts';

/**
 * What all revisions of an API have together: it is changed on the current one.
 * https://learn.microsoft.com/azure/api-management/api-management-revisions
 */
const SHARED = [
  'displayName',
  'description',
  'path',
  'protocols',
  'subscriptionRequired',
  'apiVersion',
  'apiVersionDescription',
  'apiVersionSetId',
] as const;

type Apis = Pick<Collections, 'apis'>;

/** The current one first, then by their numbers. */
export function revisionsOf({ apis }: Apis, id: string): Api[] {
  const current = found(API, apis, idOfAllRevisions(id));
  return [
    current,
    ...apis
      .list()
      .filter(api => !sameId(api.id, current.id) && sameId(idOfAllRevisions(api.id), current.id))
      .sort((a, b) => revisionOf(a).localeCompare(revisionOf(b), 'en', { numeric: true })),
  ];
}

/** The API itself, or its revision of this number. Throws NotFound. */
export function apiOfRevision(state: Apis, id: string, number: string | undefined): Api {
  if (number === undefined) return found(API, state.apis, id);
  const api = revisionsOf(state, id).find(each => revisionOf(each) === number);
  if (api !== undefined) return api;
  const all = idOfAllRevisions(id);
  throw new UserError('NotFound', `API '${all}' has no revision ${number}.`, {
    target: `/apis/${revisionId(all, number)}`,
    remedy: `\`apim api-revision list --api-id ${word(all)}\` shows those there are.`,
  });
}

export const otherRevisions = (state: Apis, { id }: Api): Api[] =>
  revisionsOf(state, id).filter(other => !sameId(other.id, id));

/** As an id says it, `orders;rev=2` is a revision of `orders`, with which it begins to have the same. Throws NotFound. */
export function asRevision(state: Apis, id: string): object {
  const apiRevision = revisionInId(id);
  if (apiRevision === undefined) return {};
  const current = found(API, state.apis, idOfAllRevisions(id));
  return { ...sharedOf(current), apiRevision, isCurrent: false };
}

const sharedOf = (api: Api): object =>
  Object.fromEntries(SHARED.map(member => [member, api[member]]).filter(([, value]) => value !== undefined));

/** Throws UserError where a revision that is not the current one goes its own way in what all have together. */
export function requireSoundRevision(state: Apis, next: Api): void {
  const number = revisionInId(next.id);
  if (number === undefined) requireFreeNumber(state, next);
  else requireSameAsCurrent(state, next, number);
}

function requireSameAsCurrent(state: Apis, next: Api, number: string): void {
  const current = found(API, state.apis, idOfAllRevisions(next.id));
  requireNumber(next, number, current);
  const other = SHARED.find(member => JSON.stringify(next[member]) !== JSON.stringify(current[member]));
  if (other === undefined) return;
  // Azure's own words.
  const name = other.charAt(0).toUpperCase() + other.slice(1);
  throw new UserError('ValidationError', `Can't change property ${name} for non-current revision.`, {
    target: other,
    remedy: `\`apim api set --id ${word(current.id)}\` changes it for all revisions of the API.`,
  });
}

/** The current one cannot take a number that another has. */
function requireFreeNumber({ apis }: Apis, next: Api): void {
  const taken = apis.get(revisionId(next.id, revisionOf(next)));
  if (taken !== undefined) throw revisionTaken(next.id, revisionOf(next));
}

/** Of a revision that is not the current one the id has the number. */
function requireNumber(next: Api, number: string, current: Api): void {
  if (revisionOf(current) === number) throw revisionTaken(current.id, number);
  if (!/^[\w.-]+$/.test(number))
    throw new UserError('ValidationError', 'A revision must be a number, or letters, digits, dots and hyphens.', {
      target: 'apiRevision',
    });
  if (revisionOf(next) !== number || next.isCurrent !== false)
    throw new UserError('ValidationError', `'${next.id}' is the id of revision ${number}, which is not current.`, {
      target: 'apiRevision',
    });
}

export const revisionTaken = (apiId: string, number: string): UserError =>
  new UserError('AlreadyExists', `API '${apiId}' has a revision ${number} already.`, {
    target: `/apis/${revisionId(apiId, number)}`,
    remedy: `\`apim api-revision list --api-id ${word(apiId)}\` shows those there are.`,
  });

/** After a change of the current one. */
export function shareWithRevisions(draft: Draft, current: Api): void {
  if (current.id !== idOfAllRevisions(current.id)) return;
  for (const other of otherRevisions(draft, current)) {
    const own = Object.entries(other).filter(([member]) => !SHARED.some(shared => shared === member));
    draft.apis.put(parse(apiShape, { ...Object.fromEntries(own), ...sharedOf(current) }));
  }
}

/** Azure's words where others are left. */
export function requireNoOtherRevision(state: Apis, api: Api): void {
  if (api.id !== idOfAllRevisions(api.id) || otherRevisions(state, api).length === 0) return;
  throw new UserError('ValidationError', 'Cannot delete the current revision of an API.', {
    target: `/apis/${api.id}`,
    remedy: `\`apim api remove --id ${word(api.id)} --delete-revisions\` removes the API with all of them.`,
  });
}

/** A release of what is gone cannot be gone back to. */
export function forgetReleases(draft: Draft, removed: Api): void {
  const current = draft.apis.get(idOfAllRevisions(removed.id));
  if (current?.releases === undefined) return;
  const { releases, ...rest } = current;
  const left = releases.filter(({ apiId }) => !sameId(apiId, `/apis/${removed.id}`));
  draft.apis.put(left.length === 0 ? rest : { ...rest, releases: left });
}

/** What is not of one revision alone. */
export function withoutRevision(
  api: Api,
): Omit<Api, 'apiRevision' | 'apiRevisionDescription' | 'isCurrent' | 'isOnline' | 'releases'> {
  const { apiRevision: _, apiRevisionDescription: __, isCurrent: ___, isOnline: ____, releases: _____, ...rest } = api;
  return rest;
}
