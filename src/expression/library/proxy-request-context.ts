import type { PolicyContext } from '../context/policy-context.ts';
import { PROXY_REQUEST_CONTEXT } from '../context/types.ts';
import { members } from '../types/table.ts';

export const proxyRequestContext = members(PROXY_REQUEST_CONTEXT, () => ({
  'IApi Api': (context: PolicyContext) => context.api,
  'IBackend Backend': (context: PolicyContext) => context.backend,
  'IDeployment Deployment': (context: PolicyContext) => context.deployment,
  'TimeSpan Elapsed': (context: PolicyContext) => context.elapsed,
  'IGraphQL GraphQL': (context: PolicyContext) => context.graphQL,
  'ILastError LastError': (context: PolicyContext) => context.lastError,
  'IOperation Operation': (context: PolicyContext) => context.operation,
  'IProduct Product': (context: PolicyContext) => context.product,
  'IRequest Request': (context: PolicyContext) => context.request,
  'Guid RequestId': (context: PolicyContext) => context.requestId,
  'IResponse Response': (context: PolicyContext) => context.response,
  'ISubscription Subscription': (context: PolicyContext) => context.subscription,
  'DateTime Timestamp': (context: PolicyContext) => context.timestamp,
  'bool Tracing': (context: PolicyContext) => context.host.isTracing,
  'void Trace(string message)': (context: PolicyContext, message: string | null) => context.host.trace(message ?? ''),
  'IUser User': (context: PolicyContext) => context.user,
  'IReadOnlyDictionary<string, object> Variables': (context: PolicyContext) => context.variables,
  'IWorkspace Workspace': (context: PolicyContext) => context.workspace,
}));
