import type { NamedType } from '../types/type.ts';
import type { HostContext } from './host.ts';
import { HostObject } from './host-object.ts';
import { Mirror } from './mirror.ts';
import { IBACKEND, IGRAPHQL, ILAST_ERROR, IOPERATION, IPRODUCT, ISUBSCRIPTION, IUSER, IWORKSPACE } from './types.ts';

export type Given<Name extends keyof HostContext> = HostContext[Name] & object;

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

/** What of `context` only shows what the host says, for calls that ask for it: few do. */
export class ContextEntities {
  readonly operation = new Mirror(MAKE.operation);
  readonly product = new Mirror(MAKE.product);
  readonly subscription = new Mirror(MAKE.subscription);
  readonly user = new Mirror(MAKE.user);
  readonly lastError = new Mirror(MAKE.lastError);
  readonly backend = new Mirror(MAKE.backend);
  readonly graphQL = new Mirror(MAKE.graphQL);
  readonly workspace = new Mirror(MAKE.workspace);
}
