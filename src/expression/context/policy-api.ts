import type { HostApi } from './host-entities.ts';
import { HostObject } from './host-object.ts';
import { IAPI } from './types.ts';
import { PolicyUrl } from './url.ts';

/** `IApi` */
export class PolicyApi extends HostObject<HostApi> {
  readonly serviceUrl: PolicyUrl | null;

  constructor(host: HostApi) {
    super(IAPI, host);
    this.serviceUrl = host.serviceUrl === undefined ? null : new PolicyUrl(host.serviceUrl);
  }
}

export const policyApi = (host: HostApi): PolicyApi => new PolicyApi(host);
