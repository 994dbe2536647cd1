import { API_VERSION_SET, type ApiVersionSet } from '../model/api-version-set.ts';
import { sameId } from '../model/identifier.ts';
import { type Given, lastGiven, type ResourceType, resourcesOf, setChangesIt } from './resource-type.ts';
import { word } from './shell-word.ts';

export type ApiVersionSetInput = Given<ApiVersionSet>;

const RULES: ResourceType<'apiVersionSets', ApiVersionSetInput> = {
  ...API_VERSION_SET,
  kind: 'apiVersionSets',
  idText: inputs => displayNameIn(inputs) ?? '',
  whenTaken: id => setChangesIt(API_VERSION_SET, id),
  isMeant: (there, inputs) => there.displayName === displayNameIn(inputs),
  begin: id => ({ id, displayName: id }),
  members: (_state, input) => input,
  check: () => undefined,
  users: (state, { id }) =>
    state.apis
      .list()
      .filter(({ apiVersionSetId }) => apiVersionSetId !== undefined && sameId(apiVersionSetId, id))
      .map(api => ({
        name: `/apis/${api.id}`,
        command: `apim api set --id ${word(api.id)} --remove api-version-set-id`,
      })),
};

const displayNameIn = (inputs: readonly ApiVersionSetInput[]) => lastGiven(inputs, ({ displayName }) => displayName);

export const apiVersionSets = resourcesOf(RULES);
