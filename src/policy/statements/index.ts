import type { Statement } from '../statement.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { base } from './base.ts';
import { forwardRequest } from './forward-request.ts';
import { setBackendService } from './set-backend-service.ts';

/** The whole language, by element name. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map([
  ['authentication-certificate', authenticationCertificate],
  ['base', base],
  ['forward-request', forwardRequest],
  ['set-backend-service', setBackendService],
]);
