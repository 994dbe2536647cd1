import { UserError } from '../errors.ts';
import { type Api, idOfAllRevisions, revisionId, revisionOf } from '../model/api.ts';
import type { Draft, Store } from '../store/store.ts';
import {
  apiOfRevision,
  requireSoundRevision,
  revisionsOf,
  revisionTaken,
  withoutRevision,
} from './api-revision-rules.ts';
import { type ApiInput, apisWithin, getApi } from './apis.ts';
import type { Placed } from './new-id.ts';
import { word } from './shell-word.ts';

export { apiOfRevision, revisionsOf } from './api-revision-rules.ts';

/** A revision by its number, which its API has once. */
export interface Revision {
  readonly id: string;
  readonly api: Api;
}

/** What is given of a revision. */
export type RevisionInput = ApiInput & {
  /** The number of the one that it begins as a copy of; absent: it begins empty. */
  readonly sourceRevision?: string | undefined;
};

export const revisionOfApi = (api: Api): Revision => ({ id: revisionOf(api), api });

/** `number` undefined: the next one. */
export const newRevision = (
  store: Store,
  apiId: string,
  number: string | undefined,
  inputs: readonly RevisionInput[],
): Promise<Revision> =>
  store.change(draft => {
    const chosen = number ?? nextNumber(draft, apiId);
    if (known(draft, apiId, chosen) !== undefined) throw revisionTaken(idOfAllRevisions(apiId), chosen);
    return create(draft, apiId, chosen, inputs);
  });

/** The same, in the place of the one that has the number; the current one is never replaced. */
export const placeRevision = (
  store: Store,
  apiId: string,
  number: string | undefined,
  inputs: readonly RevisionInput[],
): Promise<Placed<Revision>> =>
  store.change(draft => {
    const chosen = number ?? nextNumber(draft, apiId);
    const there = known(draft, apiId, chosen);
    if (there?.id === idOfAllRevisions(there?.id ?? '')) throw revisionTaken(there?.id ?? apiId, chosen);
    return { isReplaced: there !== undefined, entity: create(draft, apiId, chosen, inputs) };
  });

export const setRevision = (
  store: Store,
  apiId: string,
  number: string,
  inputs: readonly RevisionInput[],
): Promise<Revision> =>
  store.change(draft => revisionOfApi(apisWithin(draft).change(apiOfRevision(draft, apiId, number).id, inputs)));

/** Throws where it is the current one. */
export const removeRevision = (store: Store, apiId: string, number: string): Promise<Revision> =>
  store.change(draft => {
    const api = apiOfRevision(draft, apiId, number);
    if (api.id !== idOfAllRevisions(api.id)) return revisionOfApi(apisWithin(draft).remove(api.id));
    throw new UserError('ValidationError', 'Cannot delete the current revision of an API.', {
      target: `/apis/${api.id}`,
      remedy: `\`apim api-release new --api-id ${word(api.id)} --api-revision N\` makes another one current.`,
    });
  });

/** Has the settings of the current one, and of its source the operations and policies too. */
function create(draft: Draft, apiId: string, number: string, inputs: readonly RevisionInput[]): Revision {
  const current = getApi(draft, idOfAllRevisions(apiId));
  const source = inputs.findLast(({ sourceRevision }) => sourceRevision !== undefined)?.sourceRevision;
  const { operations, policy, ...settings } = withoutRevision(current);
  const begin = source === undefined ? settings : withoutRevision(apiOfRevision(draft, apiId, source));
  const revision: Api = { ...begin, id: revisionId(current.id, number), apiRevision: number, isCurrent: false };
  requireSoundRevision(draft, revision);
  draft.apis.put(revision);
  const given = inputs.map(({ sourceRevision: _, ...input }) => input);
  return revisionOfApi(apisWithin(draft).change(revision.id, given));
}

const known = (draft: Draft, apiId: string, number: string): Api | undefined =>
  revisionsOf(draft, apiId).find(api => revisionOf(api) === number);

/** One more than the highest, of those that are numbers. */
function nextNumber(draft: Draft, apiId: string): string {
  const numbers = revisionsOf(draft, apiId).map(api => Number(revisionOf(api)));
  return String(Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1);
}
