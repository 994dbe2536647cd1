import { compile, compileWithAllTypes } from '../../src/expression/compile.ts';
import type { PolicyRequest } from '../../src/policy/call.ts';
import type { Tools } from '../../src/policy/compile.ts';
import type { Context } from '../../src/policy/context.ts';
import { newContext } from '../../src/policy/context.ts';
import { csharp } from '../../src/policy/csharp.ts';
import type { ForwardOptions, Lookup, Services } from '../../src/policy/services.ts';
import { hostContext } from '../expression/support/host.ts';

/** The gateway's types in the tests: handles are names. */
export interface Fake {
  readonly request: PolicyRequest;
  readonly response: { readonly statusCode: number; readonly body: string };
  readonly certificate: string;
  readonly backend: string;
}

export const everything: Lookup<Fake> = {
  certificate: reference =>
    'thumbprint' in reference ? `thumbprint ${reference.thumbprint}` : `id ${reference.certificateId}`,
  backend: backendId => `backend ${backendId}`,
};

/** What expressions see of each call. */
const CALL = { url: 'https://gateway.test/shop/items/1?q=1', headers: { 'X-Name': 'value', 'X-Number': '60' } };

/** As documents are compiled that have expressions. */
export const tools = (lookup: Lookup<Fake>): Tools<Fake> => ({
  lookup,
  language: csharp({ compile, compileWithAllTypes }),
});

export const nothing: Lookup<Fake> = { certificate: () => undefined, backend: () => undefined };

/** Answers each forward with the next of the given responses, and keeps what was asked for. */
export function fakeServices(...responses: (Fake['response'] | Error)[]): {
  services: Services<Fake>;
  asked: ForwardOptions[];
} {
  const asked: ForwardOptions[] = [];
  const services: Services<Fake> = {
    ...everything,
    expressionHost: ({ variables }) => hostContext({ ...CALL, rest: { variables } }),
    async forward(_call, options) {
      const response = responses[asked.push(options) - 1];
      if (response === undefined) throw new Error('One forward more than the test expects.');
      if (response instanceof Error) throw response;
      return response;
    },
    emptyResponse: () => ({ statusCode: 200, body: '' }),
    failureResponse: (_call, { message }) => ({ statusCode: 500, body: `failed: ${message}` }),
  };
  return { services, asked };
}

export const contextWith = (services: Services<Fake>): Context<Fake> =>
  newContext<Fake>({ method: 'GET', path: '/items/1', query: '' }, services);
