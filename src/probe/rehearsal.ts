import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Upstream } from '../gateway/backends/upstream.ts';
import { internalError } from '../gateway/callers/replies.ts';
import type { ClientCertificates } from '../gateway/configuration/certificates.ts';
import { Exchange } from '../gateway/exchange.ts';
import { type Owner, ownerOf } from '../gateway/faults/owner.ts';
import type { Forwarding } from '../gateway/forwarding.ts';
import { GatewayCall } from '../gateway/gateway-call.ts';
import type { CertificateSource, ServedApi } from '../gateway/gateway-types.ts';
import { emptyResponse, type ResponseMessage } from '../http/message.ts';
import type { LastError } from '../policy/last-error.ts';
import { runPipeline } from '../policy/pipeline.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { PlacedStep } from '../policy/step.ts';

/** A call as it would go to its backend. */
export interface Sent {
  readonly upstream: Upstream;
  readonly source: CertificateSource | undefined;
  readonly owner: Owner;
  /** Whether an expression took part: then another request may go another way. */
  readonly dependsOnRequest: boolean;
}

/** What became of a call that was not sent. */
export interface Rehearsal {
  readonly sent: readonly Sent[];
  /** Why a policy refused it before that. */
  readonly error: LastError | undefined;
}

/** Runs the policies of an API on a plain GET, without sending anything to its backend. */
export async function rehearse(
  api: ServedApi,
  forwarding: Forwarding,
  certificates: ClientCertificates,
): Promise<Rehearsal> {
  const call = new RehearsedCall(plainGet(api), forwarding, certificates);
  const policy = api.policies.alone;
  await runPipeline({ ...policy, inbound: policy.inbound.map(lenient) }, call);
  return { sent: call.sent, error: call.lastError };
}

/** A policy that refuses a plain GET, which bears no token, lets others pass: where those go is what is asked. */
const lenient = (step: PlacedStep): PlacedStep => ({
  ...step,
  run: async (context, self) => {
    try {
      const outcome = await step.run(context, self);
      return typeof outcome === 'object' && outcome.error.responseIsSet ? undefined : outcome;
    } catch (error) {
      if (error instanceof PolicyError && error.responseIsSet) return undefined;
      throw error;
    }
  },
});

/** Keeps what would be sent. */
class RehearsedCall extends GatewayCall {
  readonly sent: Sent[] = [];
  readonly #forwarding: Forwarding;
  readonly #certificates: ClientCertificates;

  constructor(request: Exchange, forwarding: Forwarding, certificates: ClientCertificates) {
    super(request, forwarding, undefined);
    this.#forwarding = forwarding;
    this.#certificates = certificates;
  }

  override async forward(): Promise<ResponseMessage> {
    const upstream = this.#forwarding.upstream(this);
    this.sent.push({
      upstream,
      source: this.request.certificateSource,
      owner: ownerOf(this, this.#certificates),
      dependsOnRequest: this.policyContext !== undefined,
    });
    return emptyResponse();
  }

  /** What it would have answered is not known. */
  override async send(): Promise<ResponseMessage> {
    return emptyResponse();
  }

  override sendAside(): void {
    // Nothing is sent.
  }

  override failureResponse(): ResponseMessage {
    return internalError(this.request.id);
  }
}

function plainGet(api: ServedApi): Exchange {
  const incoming = new IncomingMessage(new Socket());
  incoming.method = 'GET';
  incoming.url = `/${api.path}`;
  const target = { path: `/${api.path}`, query: '', authority: undefined };
  const found = { entry: api, rest: '', isServed: true, operation: undefined, policies: api.policies };
  return new Exchange(incoming, new ServerResponse(incoming), found, target);
}
