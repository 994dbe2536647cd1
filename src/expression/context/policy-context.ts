import { NetObject } from '../runtime/net-object.ts';
import { Guid } from '../text/guid.ts';
import type { DateTime } from '../time/date-time.ts';
import { TimeSpan } from '../time/time-span.ts';
import { OBJECT } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { dateTime } from './dates.ts';
import { Deployment } from './deployment.ts';
import type { HostContext } from './host.ts';
import { HostObject } from './host-object.ts';
import { MapDictionary } from './map-dictionary.ts';
import { Mirror } from './mirror.ts';
import { type PolicyApi, policyApi } from './policy-api.ts';
import { PolicyRequest } from './request.ts';
import { type PolicyResponse, policyResponse } from './response.ts';
import {
  IBACKEND,
  IGRAPHQL,
  ILAST_ERROR,
  IOPERATION,
  IPRODUCT,
  ISUBSCRIPTION,
  IUSER,
  IWORKSPACE,
  PROXY_REQUEST_CONTEXT,
} from './types.ts';

type Given<Name extends keyof HostContext> = HostContext[Name] & object;

const object =
  <Name extends keyof HostContext>(type: NamedType) =>
  (host: Given<Name>): HostObject<Given<Name>> =>
    new HostObject(type, host);

const MAKE = {
  operation: object<'operation'>(IOPERATION),
  product: object<'product'>(IPRODUCT),
  subscription: object<'subscription'>(ISUBSCRIPTION),
  user: object<'user'>(IUSER),
  lastError: object<'lastError'>(ILAST_ERROR),
  backend: object<'backend'>(IBACKEND),
  graphQL: object<'graphQL'>(IGRAPHQL),
  workspace: object<'workspace'>(IWORKSPACE),
};

/** The variable `context`: one for all expressions of a call. */
export class PolicyContext extends NetObject {
  override readonly type = PROXY_REQUEST_CONTEXT;
  readonly host: HostContext;
  readonly request: PolicyRequest;
  readonly variables: MapDictionary;
  readonly deployment: Deployment;
  readonly #response = new Mirror(policyResponse);
  readonly #api = new Mirror(policyApi);
  readonly #operation = new Mirror(MAKE.operation);
  readonly #product = new Mirror(MAKE.product);
  readonly #subscription = new Mirror(MAKE.subscription);
  readonly #user = new Mirror(MAKE.user);
  readonly #lastError = new Mirror(MAKE.lastError);
  readonly #backend = new Mirror(MAKE.backend);
  readonly #graphQL = new Mirror(MAKE.graphQL);
  readonly #workspace = new Mirror(MAKE.workspace);

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
    return this.#operation.orNull(this.host.operation);
  }

  get product(): HostObject<Given<'product'>> | null {
    return this.#product.orNull(this.host.product);
  }

  get subscription(): HostObject<Given<'subscription'>> | null {
    return this.#subscription.orNull(this.host.subscription);
  }

  get user(): HostObject<Given<'user'>> | null {
    return this.#user.orNull(this.host.user);
  }

  get lastError(): HostObject<Given<'lastError'>> | null {
    return this.#lastError.orNull(this.host.lastError);
  }

  get backend(): HostObject<Given<'backend'>> | null {
    return this.#backend.orNull(this.host.backend);
  }

  get graphQL(): HostObject<Given<'graphQL'>> | null {
    return this.#graphQL.orNull(this.host.graphQL);
  }

  get workspace(): HostObject<Given<'workspace'>> | null {
    return this.#workspace.orNull(this.host.workspace);
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
