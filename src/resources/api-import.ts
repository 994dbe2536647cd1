import * as v from 'valibot';
import { UserError } from '../errors.ts';
import { API, type Api, apiShape, idOfAllRevisions, revisionId, revisionOf } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import type { Operation } from '../model/operation.ts';
import { MemberError, parse } from '../model/parse.ts';
import { comparableTemplate } from '../model/url-template.ts';
import type { Documents } from '../openapi/documents.ts';
import { faultsTold } from '../openapi/lines.ts';
import { DocumentFault } from '../openapi/part.ts';
import { type ReadApi, readApi } from '../openapi/read-api.ts';
import type { OperationChoices } from '../openapi/read-operations.ts';
import type { Draft, Store } from '../store/store.ts';
import { type ApiInput, apisWithin } from './apis.ts';
import type { Placed } from './new-id.ts';
import { idTaken, setChangesIt } from './resource-type.ts';

/** What is wanted of an import besides what the document says. */
export interface ImportRequest {
  /** Undefined: one is made of the title. */
  readonly id: string | undefined;
  /** Whether an API of this id may be there; it then gets the operations and schemas of the document. */
  readonly mayBeThere: boolean;
  /** Undefined: the one that there is. */
  readonly revision: string | undefined;
  readonly requiredQuery: OperationChoices['requiredQuery'];
  /** What comes before what the document says. */
  readonly members: ApiInput;
}

export interface Imported extends Placed<Api> {
  /** Sentences on what of the document is left out. */
  readonly notes: readonly string[];
}

/** Nothing is changed where the document has a fault. Throws UserError that names each, with its line. */
export async function importApi(store: Store, documents: Documents, request: ImportRequest): Promise<Imported> {
  try {
    return await store.change(draft => imported(draft, documents, request));
  } catch (error) {
    if (error instanceof DocumentFaults) throw await faultsTold(error.faults);
    throw error;
  }
}

class DocumentFaults extends Error {
  readonly faults: readonly DocumentFault[];

  constructor(faults: readonly DocumentFault[]) {
    super('The document has faults.');
    this.faults = faults;
  }
}

function imported(draft: Draft, documents: Documents, request: ImportRequest): Imported {
  const place = placeOf(draft, request);
  const before = place.id === undefined ? undefined : draft.apis.get(place.id);
  if (before !== undefined && !request.mayBeThere) throw idTaken(API, before.id, replaces(before.id));
  const read = readWhole(documents, { requiredQuery: request.requiredQuery, known: before?.operations ?? [] });
  const inputs = [UNSAID, membersOf(read), place.members, versioned(request.members, read.version)];
  const placed = put(draft, place.id, before, request.mayBeThere, inputs);
  const entity = withParts(placed.entity, read);
  draft.apis.put(entity);
  return { entity, isReplaced: placed.isReplaced, notes: read.notes };
}

const replaces = (id: string): string => `${setChangesIt(API, id).replace(/,.*$/, '')}, and --force imports over it.`;

/** What a document does not say is not so any more. */
const UNSAID: ApiInput = { description: null, termsOfServiceUrl: null, contact: null, license: null };

/** A revision goes where its API is. Throws NotFound where there is none. */
function placeOf(draft: Draft, { id, revision }: ImportRequest): { id: string | undefined; members: ApiInput } {
  if (revision === undefined || id === undefined) return { id, members: {} };
  const current = draft.apis.get(idOfAllRevisions(id));
  if (current === undefined) return { id: idOfAllRevisions(id), members: { apiRevision: revision } };
  if (revisionOf(current) === revision) return { id: current.id, members: {} };
  const { displayName, path, protocols, subscriptionRequired, apiVersion, apiVersionSetId } = current;
  return {
    id: revisionId(current.id, revision),
    members: {
      displayName,
      path,
      protocols,
      subscriptionRequired,
      apiRevision: revision,
      isCurrent: false,
      ...(apiVersion === undefined ? {} : { apiVersion }),
      ...(apiVersionSetId === undefined ? {} : { apiVersionSetId }),
    },
  };
}

function readWhole(documents: Documents, choices: OperationChoices): ReadApi {
  const faults: DocumentFault[] = [];
  try {
    const read = readApi(documents, choices, faults);
    if (faults.length === 0) return read;
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    faults.push(error);
  }
  throw new DocumentFaults(faults);
}

/** Members that a document may give; its own shape, so that what is wrong is told as the document's. */
const membersShape = v.partial(v.omit(apiShape, ['id', 'operations', 'schemas', 'policy', 'isCurrent', 'apiRevision']));

function membersOf({ members }: ReadApi): ApiInput {
  try {
    return parse(membersShape, members);
  } catch (error) {
    if (!(error instanceof MemberError)) throw error;
    throw new UserError('ValidationError', `The document's ${error.message}`, {
      cause: error,
      target: 'representation',
    });
  }
}

/** In a version set an API has the version of its document, unless it is said which. */
const versioned = (members: ApiInput, version: string | undefined): ApiInput =>
  members.apiVersionSetId === undefined || members.apiVersion !== undefined || version === undefined
    ? members
    : { ...members, apiVersion: version };

function put(
  draft: Draft,
  id: string | undefined,
  before: Api | undefined,
  mayBeThere: boolean,
  inputs: readonly ApiInput[],
): Placed<Api> {
  const apis = apisWithin(draft);
  if (before !== undefined) return { entity: apis.change(before.id, inputs), isReplaced: true };
  return mayBeThere ? apis.place(id, inputs) : { entity: apis.create(id, inputs), isReplaced: false };
}

/** The operations and schemas of the document in the place of those there were. */
function withParts({ operations: before = [], schemas: _, ...api }: Api, { operations, schemas }: ReadApi): Api {
  const policies = policiesOf(before, operations);
  const next = operations
    .map(operation => {
      const policy = policies(operation);
      return policy === undefined ? operation : { ...operation, policy };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...api,
    ...(next.length === 0 ? {} : { operations: next }),
    ...(schemas.length === 0 ? {} : { schemas: [...schemas] }),
  };
}

/**
 * "If a match is found, existing operation's properties will be updated in-place. For each new operation, the import will
 * attempt to copy policies from an existing operation with the same HTTP method and path template."
 * https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions
 */
function policiesOf(
  before: readonly Operation[],
  after: readonly Operation[],
): (operation: Operation) => string | undefined {
  const ids = new Map(before.map(operation => [operation.id.toLowerCase(), operation]));
  const staying = new Set(after.map(({ id }) => id.toLowerCase()));
  const byTemplate = new Map(
    before.filter(({ id }) => !staying.has(id.toLowerCase())).map(operation => [templateKey(operation), operation]),
  );
  return operation => (ids.get(operation.id.toLowerCase()) ?? byTemplate.get(templateKey(operation)))?.policy;
}

const templateKey = ({ method, urlTemplate }: Operation): string => `${method} ${comparableTemplate(urlTemplate)}`;

/** Of the revision that is asked for. Throws NotFound. */
export const revisionWanted = (api: Api, revision: string | undefined): string =>
  revision === undefined || sameId(revision, revisionOf(api)) ? api.id : revisionId(idOfAllRevisions(api.id), revision);
