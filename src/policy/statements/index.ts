import type { Statement } from '../statement.ts';
import { authenticationBasic } from './authentication-basic.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { authenticationManagedIdentity } from './authentication-managed-identity.ts';
import { base } from './base.ts';
import { choose } from './choose.ts';
import { forwardRequest } from './forward-request.ts';
import { returnResponse } from './return-response.ts';
import { sendOneWayRequest } from './send-one-way-request.ts';
import { sendRequest } from './send-request.ts';
import { setBackendService } from './set-backend-service.ts';
import { setHeader } from './set-header.ts';
import { setStatus } from './set-status.ts';
import { validateAzureAdToken } from './validate-azure-ad-token.ts';
import { validateJwt } from './validate-jwt.ts';

/** The whole language, by element name. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map([
  ['authentication-basic', authenticationBasic],
  ['authentication-certificate', authenticationCertificate],
  ['authentication-managed-identity', authenticationManagedIdentity],
  ['base', base],
  ['choose', choose],
  ['forward-request', forwardRequest],
  ['return-response', returnResponse],
  ['send-one-way-request', sendOneWayRequest],
  ['send-request', sendRequest],
  ['set-backend-service', setBackendService],
  ['set-header', setHeader],
  ['set-status', setStatus],
  ['validate-azure-ad-token', validateAzureAdToken],
  ['validate-jwt', validateJwt],
]);
