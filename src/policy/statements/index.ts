import type { Statement } from '../statement.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { base } from './base.ts';
import { choose } from './choose.ts';
import { forwardRequest } from './forward-request.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { setBackendService } from './set-backend-service.ts';
import { setHeader } from './set-header.ts';
import { setStatus } from './set-status.ts';
import { wait } from './wait.ts';

/** The whole language, by element name. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map([
  ['authentication-certificate', authenticationCertificate],
  ['base', base],
  ['choose', choose],
  ['forward-request', forwardRequest],
  ['limit-concurrency', limitConcurrency],
  ['retry', retry],
  ['return-response', returnResponse],
  ['set-backend-service', setBackendService],
  ['set-header', setHeader],
  ['set-status', setStatus],
  ['wait', wait],
]);
