import { UserError } from '../errors.ts';
import { sameId } from '../model/identifier.ts';
import { NAMED_VALUE, type NamedValue } from '../model/named-value.ts';
import type { Language } from '../policy/language.ts';
import type { Collections } from '../store/kinds.ts';
import { requireSendable } from './backend-credentials.ts';
import { requireDocuments } from './documents.ts';
import { checkingTools, replacing } from './lookup-in.ts';
import { type Given, lastGiven, type ResourceType, setChangesIt } from './resource-type.ts';
import { textResourcesOf } from './text-resources.ts';
import { namedValueDocuments, namedValueUsers } from './users.ts';

export type NamedValueInput = Given<NamedValue>;

/** `language`: enough for the documents that name values, once the change is made. */
const rulesIn = (language: Language): ResourceType<'namedValues', NamedValueInput> => ({
  ...NAMED_VALUE,
  kind: 'namedValues',
  idText: inputs => displayNameIn(inputs) ?? '',
  whenTaken: id => setChangesIt(NAMED_VALUE, id),
  isMeant: (there, inputs) => there.displayName === displayNameIn(inputs),
  begin: id => ({ id, displayName: id, secret: false }),
  members: (_, input) => input,
  check(state, next, before) {
    requireFreeName(state, next);
    if (before === undefined) return;
    if (before.displayName !== next.displayName) requireUnused(state, before);
    else requireSound(state, next, language);
  },
  users: (state, { displayName }) => namedValueUsers(state, displayName),
});

export const namedValues = textResourcesOf(rulesIn);
/** Without an id, `--force` means the one of the same name. */
export const {
  get: getNamedValue,
  create: newNamedValue,
  place: placeNamedValue,
  change: setNamedValue,
  remove: removeNamedValue,
} = namedValues;

const displayNameIn = (inputs: readonly NamedValueInput[]) => lastGiven(inputs, ({ displayName }) => displayName);

/** Documents name it by that; in Azure's words. */
function requireFreeName({ namedValues }: Collections, { id, displayName }: NamedValue): void {
  const isTaken = namedValues.list().some(other => other.displayName === displayName && !sameId(other.id, id));
  if (isTaken)
    throw new UserError('ValidationError', 'Property with the same name already exist.', { target: 'displayName' });
}

function requireSound(state: Collections, next: NamedValue, language: Language): void {
  const namedValues = replacing(state.namedValues, next);
  const tools = checkingTools({ ...state, namedValues }, language);
  requireDocuments(namedValueDocuments(state, next.displayName), tools, 'With this value');
  requireSendable(state.backends.list(), namedValues, next.displayName);
}

function requireUnused(state: Collections, { displayName }: NamedValue): void {
  const users = namedValueUsers(state, displayName);
  if (users.length === 0) return;
  const names = users.map(({ name }) => name).join(', ');
  throw new UserError('InUse', `The name '${displayName}' cannot be changed: ${names} would no longer find it.`, {
    target: 'displayName',
  });
}
