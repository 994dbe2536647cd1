import { UserError } from '../errors.ts';
import type { Api } from '../model/api.ts';
import { sameId } from '../model/identifier.ts';
import { OPERATION, type Operation, operationShape } from '../model/operation.ts';
import { parse } from '../model/parse.ts';
import type { Parameter } from '../model/representation.ts';
import { comparableTemplate, templateParameters } from '../model/url-template.ts';
import { apiPartsOf } from './api-parts.ts';
import { type Given, lastGiven, type Rules, setChangesIt } from './resource-type.ts';
import { word } from './shell-word.ts';

/** What is given of an operation. */
export type OperationInput = Given<Omit<Operation, 'policy'>>;

export const operations = apiPartsOf<Operation, OperationInput>(
  {
    of: api => api.operations ?? [],
    with: ({ operations: _, ...api }, next) => (next.length === 0 ? api : { ...api, operations: next }),
  },
  rulesOf,
);

function rulesOf(api: Api): Rules<Operation, OperationInput> {
  const names = { ...OPERATION, segment: `apis/${api.id}/operations`, parent: `--api-id ${word(api.id)}` };
  return {
    ...names,
    parse: value => withParameters(parse(operationShape, value)),
    idText: inputs => lastGiven(inputs, ({ displayName }) => displayName) ?? requestLine(inputs),
    whenTaken: id => setChangesIt(names, id),
    isMeant: (there, inputs) => requestLine([there]) === requestLine(inputs),
    begin: (id, replaced) => ({
      id,
      displayName: id,
      ...(replaced?.policy === undefined ? {} : { policy: replaced.policy }),
    }),
    members: (_state, input) => input,
    check: (_state, next) => requireOwnTemplate(api, next),
    users: () => [],
  };
}

const requestLine = (inputs: readonly OperationInput[]): string =>
  `${lastGiven(inputs, ({ method }) => method) ?? ''} ${lastGiven(inputs, ({ urlTemplate }) => urlTemplate) ?? ''}`;

/** Each parameter of the template is one of the operation; what is not described is text. */
function withParameters(operation: Operation): Operation {
  const { templateParameters: _, ...rest } = operation;
  const names = templateParameters(operation.urlTemplate);
  const described = operation.templateParameters ?? [];
  const more = described.find(({ name }) => !names.includes(name));
  if (more !== undefined) {
    const message = `Template parameter '${more.name}' is not in the URL template ${operation.urlTemplate}.`;
    throw new UserError('ValidationError', message, { target: 'templateParameters' });
  }
  if (names.length === 0) return rest;
  return {
    ...rest,
    templateParameters: names.map(name => described.find(known => known.name === name) ?? plain(name)),
  };
}

const plain = (name: string): Parameter => ({ name, type: 'string', required: true });

/** Two operations that answer the same requests cannot be told apart. */
function requireOwnTemplate(api: Api, { id, method, urlTemplate }: Operation): void {
  const wanted = comparableTemplate(urlTemplate);
  const other = api.operations?.find(
    each => !sameId(each.id, id) && each.method === method && comparableTemplate(each.urlTemplate) === wanted,
  );
  if (other === undefined) return;
  const message = `Operation with the same method and URL template already exists: '${other.id}' is ${other.method} ${other.urlTemplate}.`;
  throw new UserError('AlreadyExists', message, { target: 'urlTemplate' });
}
