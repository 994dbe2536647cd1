import type { PolicyContext } from '../expression/by-need.ts';
import type { Call, GatewayTypes } from './call.ts';
import type { Services } from './services.ts';

/** What a step may see and change. */
export interface Context<T extends GatewayTypes> extends Call<T> {
  readonly services: Services<T>;
  /** The `context` of expressions; undefined until the first one runs. */
  policyContext: PolicyContext | undefined;
}

export const newContext = <T extends GatewayTypes>(request: T['request'], services: Services<T>): Context<T> =>
  new NewContext(request, services);

/** A class for the variables, which most calls have none of. */
class NewContext<T extends GatewayTypes> implements Context<T> {
  readonly request: T['request'];
  readonly services: Services<T>;
  certificate: Context<T>['certificate'] = undefined;
  backend: Context<T>['backend'] = undefined;
  response: Context<T>['response'] = undefined;
  lastError: Context<T>['lastError'] = undefined;
  policyContext: PolicyContext | undefined = undefined;
  #variables: Map<string, unknown> | undefined = undefined;

  constructor(request: T['request'], services: Services<T>) {
    this.request = request;
    this.services = services;
  }

  get variables(): Map<string, unknown> {
    this.#variables ??= new Map();
    return this.#variables;
  }
}
