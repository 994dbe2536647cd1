import { anchorsOf } from '../../certificates/chain/anchors.ts';
import {
  type HostApi,
  type HostBackend,
  type HostContext,
  type HostDeployment,
  type HostLastError,
  type HostOperation,
  type HostProduct,
  type HostResponse,
  type HostSubscription,
  type Limits,
  Mirror,
} from '../../expression/context/host.ts';
import type { Api } from '../../model/api.ts';
import type { Backend } from '../../model/backend.ts';
import type { Product } from '../../model/product.ts';
import type { LastError } from '../../policy/last-error.ts';
import { messageResponse } from '../../policy/message-response.ts';
import type { Target } from '../configuration/target.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { Expressions } from './expressions.ts';
import { ServiceDeployment } from './host-deployment.ts';
import { hostApi, hostOperation, hostProduct, hostSubscription } from './host-entities.ts';
import { CallerRequest } from './host-request.ts';

export const hosting: Expressions['hosting'] = (
  certificates,
  targetOf,
  { service, extraCa, expressionLimits },
  { caCertificates, apis },
) => {
  const ca = caCertificates.map(({ certificate }) => certificate);
  const deployment = new ServiceDeployment(service, certificates, () => anchorsOf(ca, extraCa()));
  return call => new CallHost(call, deployment, expressionLimits, () => targetOf(call), apis);
};

/** A call as expressions see it. */
class CallHost implements HostContext {
  readonly limits: Limits;
  readonly surroundings: HostContext['surroundings'];
  readonly request: CallerRequest;
  readonly deployment: HostDeployment;
  readonly user = undefined;
  readonly graphQL = undefined;
  readonly workspace = undefined;
  readonly #call: GatewayCall;
  readonly #api = new Mirror(hostApi);
  readonly #operation = new Mirror(hostOperation);
  readonly #product: Mirror<Product, HostProduct>;
  readonly #subscription = new Mirror(hostSubscription);
  readonly #backend = new Mirror(hostBackend);
  readonly #response = new Mirror(messageResponse);

  constructor(
    call: GatewayCall,
    deployment: HostDeployment,
    limits: Limits,
    target: () => Target | undefined,
    apis: readonly Api[],
  ) {
    this.#product = new Mirror(product => hostProduct(product, apis));
    this.limits = limits;
    this.surroundings = call.surroundings;
    this.#call = call;
    this.request = new CallerRequest(call.request, call.matched, target);
    this.deployment = deployment;
  }

  get variables(): ReadonlyMap<string, unknown> {
    return this.#call.variables;
  }

  get requestId(): string {
    return this.#call.request.id;
  }

  get timestamp(): Date {
    return new Date(this.surroundings.clock.now() - this.elapsedMilliseconds());
  }

  get isTracing(): boolean {
    return this.#call.observer !== undefined;
  }

  trace(message: string): void {
    this.#call.observer?.traced({ source: undefined, severity: 'verbose', message, metadata: [] }, this.#call);
  }

  elapsedMilliseconds(): number {
    return performance.now() - this.#call.request.started;
  }

  get api(): HostApi | undefined {
    const { api } = this.#call.request.api;
    return api === undefined ? undefined : this.#api.of(api);
  }

  get operation(): HostOperation | undefined {
    const { operation } = this.#call.request;
    return operation && this.#operation.of(operation);
  }

  get product(): HostProduct | undefined {
    const { product } = this.#call.request;
    return product && this.#product.of(product);
  }

  get subscription(): HostSubscription | undefined {
    const { subscription } = this.#call.request;
    return subscription && this.#subscription.of(subscription);
  }

  get backend(): HostBackend | undefined {
    const { backend } = this.#call;
    return backend?.kind === 'entity' ? this.#backend.of(backend.backend) : undefined;
  }

  get response(): HostContext['response'] {
    const { response, awaitsBackend } = this.#call;
    if (response !== undefined) return this.#response.of(response);
    return awaitsBackend ? NOT_ANSWERED : undefined;
  }

  get lastError(): HostLastError | undefined {
    const { lastError, response } = this.#call;
    return lastError === undefined ? undefined : hostLastError(lastError, response?.statusCode ?? 0);
  }
}

/**
 * There is one from the backend section on, also before a backend is called:
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables
 */
const NOT_ANSWERED: HostResponse = { statusCode: 200, statusReason: 'OK', headers: [], body: undefined };

const hostBackend = ({ id }: Backend): HostBackend => ({ id, isPool: false, azureRegion: undefined });

const hostLastError = (error: LastError, httpErrorCode: number): HostLastError => ({
  source: error.source,
  reason: error.reason,
  message: error.message,
  scope: error.scope,
  section: error.section,
  path: error.path,
  policyId: error.policyId,
  httpErrorCode,
});
