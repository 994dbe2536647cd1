import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { LastError } from '../../policy/call.ts';
import { newContext } from '../../policy/context.ts';
import { runPipeline } from '../../policy/pipeline.ts';
import type { ClientCertificates } from '../certificates.ts';
import { Exchange } from '../exchange.ts';
import type { Forwarding } from '../forwarding.ts';
import type { CertificateSource, ServedApi, Types } from '../gateway-types.ts';
import { type Owner, ownerOf } from '../owner.ts';
import { emptyResponse, internalError } from '../replies.ts';
import type { Upstream } from '../upstream.ts';

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
  const exchange = plainGet(api);
  const sent: Sent[] = [];
  const call = newContext<Types>(exchange, {
    certificate: reference => forwarding.certificate(reference),
    backend: id => forwarding.backend(id),
    expressionHost: going => forwarding.expressionHost(going),
    emptyResponse,
    failureResponse: () => internalError(exchange.id),
    forward: async going => {
      const upstream = forwarding.upstream(going);
      exchange.upstream = upstream;
      sent.push({
        upstream,
        source: exchange.certificateSource,
        owner: ownerOf(going, certificates),
        dependsOnRequest: call.policyContext !== undefined,
      });
      return emptyResponse();
    },
  });
  await runPipeline(api.policy, call);
  return { sent, error: call.lastError };
}

function plainGet(api: ServedApi): Exchange {
  const incoming = new IncomingMessage(new Socket());
  incoming.method = 'GET';
  incoming.url = `/${api.path}`;
  const target = { path: `/${api.path}`, query: '', authority: undefined };
  return new Exchange(incoming, new ServerResponse(incoming), { entry: api, rest: '' }, target);
}
