import { NetObject } from '../runtime/net-object.ts';
import { Guid } from '../text/guid.ts';
import type { DateTime } from '../time/date-time.ts';
import { TimeSpan } from '../time/time-span.ts';
import { OBJECT } from '../types/primitives.ts';
import { ContextEntities, type Given } from './context-entities.ts';
import { dateTime } from './dates.ts';
import { Deployment } from './deployment.ts';
import type { HostContext } from './host.ts';
import type { HostObject } from './host-object.ts';
import { MapDictionary } from './map-dictionary.ts';
import { Mirror } from './mirror.ts';
import { type PolicyApi, policyApi } from './policy-api.ts';
import { PolicyRequest } from './request.ts';
import { type PolicyResponse, policyResponse } from './response.ts';
import { PROXY_REQUEST_CONTEXT } from './types.ts';

/** The variable `context`: one for all expressions of a call. */
export class PolicyContext extends NetObject {
  override readonly type = PROXY_REQUEST_CONTEXT;
  readonly host: HostContext;
  readonly request: PolicyRequest;
  readonly variables: MapDictionary;
  readonly deployment: Deployment;
  readonly #response = new Mirror(policyResponse);
  readonly #api = new Mirror(policyApi);
  #entities: ContextEntities | undefined;

  constructor(host: HostContext) {
    super();
    this.host = host;
    this.request = new PolicyRequest(host);
    this.variables = new MapDictionary(OBJECT, host.variables);
    this.deployment = new Deployment(host.deployment);
  }

  get response(): PolicyResponse | null {
    return this.#response.orNull(this.host.response);
  }

  get api(): PolicyApi | null {
    return this.#api.orNull(this.host.api);
  }

  get operation(): HostObject<Given<'operation'>> | null {
    return this.#rest.operation.orNull(this.host.operation);
  }

  get product(): HostObject<Given<'product'>> | null {
    return this.#rest.product.orNull(this.host.product);
  }

  get subscription(): HostObject<Given<'subscription'>> | null {
    return this.#rest.subscription.orNull(this.host.subscription);
  }

  get user(): HostObject<Given<'user'>> | null {
    return this.#rest.user.orNull(this.host.user);
  }

  get lastError(): HostObject<Given<'lastError'>> | null {
    return this.#rest.lastError.orNull(this.host.lastError);
  }

  get backend(): HostObject<Given<'backend'>> | null {
    return this.#rest.backend.orNull(this.host.backend);
  }

  get graphQL(): HostObject<Given<'graphQL'>> | null {
    return this.#rest.graphQL.orNull(this.host.graphQL);
  }

  get workspace(): HostObject<Given<'workspace'>> | null {
    return this.#rest.workspace.orNull(this.host.workspace);
  }

  get #rest(): ContextEntities {
    this.#entities ??= new ContextEntities();
    return this.#entities;
  }

  get requestId(): Guid {
    return Guid.parse(this.host.requestId);
  }

  /** UTC. */
  get timestamp(): DateTime {
    return dateTime(this.host.timestamp);
  }

  get elapsed(): TimeSpan {
    return TimeSpan.fromMilliseconds(this.host.elapsedMilliseconds());
  }
}
