import type { Statement } from '../statement.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { base } from './base.ts';
import { cacheLookup } from './cache-lookup.ts';
import { cacheLookupValue } from './cache-lookup-value.ts';
import { cacheRemoveValue } from './cache-remove-value.ts';
import { cacheStore } from './cache-store.ts';
import { cacheStoreValue } from './cache-store-value.ts';
import { choose } from './choose.ts';
import { forwardRequest } from './forward-request.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { statementOf } from './not-run/not-run.ts';
import { NOT_RUN } from './not-run/table.ts';
import { quotaByKey } from './quota-by-key.ts';
import { rateLimitByKey } from './rate-limit-by-key.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { setBackendService } from './set-backend-service.ts';
import { setHeader } from './set-header.ts';
import { setStatus } from './set-status.ts';
import { wait } from './wait.ts';

/** Those that run, by element name. */
export const RUNNING: ReadonlyMap<string, Statement> = new Map([
  ['authentication-certificate', authenticationCertificate],
  ['base', base],
  ['cache-lookup', cacheLookup],
  ['cache-lookup-value', cacheLookupValue],
  ['cache-remove-value', cacheRemoveValue],
  ['cache-store', cacheStore],
  ['cache-store-value', cacheStoreValue],
  ['choose', choose],
  ['forward-request', forwardRequest],
  ['limit-concurrency', limitConcurrency],
  ['quota-by-key', quotaByKey],
  ['rate-limit-by-key', rateLimitByKey],
  ['retry', retry],
  ['return-response', returnResponse],
  ['set-backend-service', setBackendService],
  ['set-header', setHeader],
  ['set-status', setStatus],
  ['wait', wait],
]);

/** The whole language, by element name. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map([
  ...[...NOT_RUN].map(([name, row]): [string, Statement] => [name, statementOf(row)]),
  ...RUNNING,
]);
