import type { BodyReaders } from '../context/body-as.ts';
import type { TypeTable } from '../types/table.ts';
import { authorization } from './authorization.ts';
import { backend, backendType } from './backend.ts';
import { basicAuthCredentials } from './basic-auth-credentials.ts';
import { contextExtensions } from './context-extensions.ts';
import { credentialExtensions } from './credential-extensions.ts';
import { carbonIntensity, deployment, sustainabilityInfo } from './deployment.ts';
import { iapi, subscriptionKeyParameterNames } from './iapi.ts';
import { igateway } from './igateway.ts';
import { igroup } from './igroup.ts';
import { ilastError } from './ilast-error.ts';
import { imessageBody } from './imessage-body.ts';
import { ioperation } from './ioperation.ts';
import { iproduct, productState } from './iproduct.ts';
import { iazureVnetInfo, ifoundry, iprivateEndpointConnection, irequest } from './irequest.ts';
import { iresponse } from './iresponse.ts';
import { isubscription } from './isubscription.ts';
import { iurl } from './iurl.ts';
import { iuser } from './iuser.ts';
import { iuserIdentity } from './iuser-identity.ts';
import { jwt } from './jwt.ts';
import { proxyRequestContext } from './proxy-request-context.ts';
import { workspace } from './workspace.ts';

/** `context`, and what can be reached from it. A body is read as what these readers read. */
export const contextTypes = (readers: BodyReaders): readonly TypeTable[] => [
  proxyRequestContext,
  irequest,
  iprivateEndpointConnection,
  iazureVnetInfo,
  ifoundry,
  iresponse,
  iurl,
  imessageBody(readers),
  iapi,
  subscriptionKeyParameterNames,
  ioperation,
  iproduct,
  productState,
  isubscription,
  iuser,
  igroup,
  iuserIdentity,
  ilastError,
  deployment,
  igateway,
  sustainabilityInfo,
  carbonIntensity,
  backend,
  backendType,
  workspace,
  authorization,
  contextExtensions,
  jwt,
  basicAuthCredentials,
  credentialExtensions,
];
