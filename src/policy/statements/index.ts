import type { Statement } from '../statement.ts';
import { authenticationBasic } from './authentication-basic.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { authenticationManagedIdentity } from './authentication-managed-identity.ts';
import { base } from './base.ts';
import { cacheLookup } from './cache-lookup.ts';
import { cacheLookupValue } from './cache-lookup-value.ts';
import { cacheRemoveValue } from './cache-remove-value.ts';
import { cacheStore } from './cache-store.ts';
import { cacheStoreValue } from './cache-store-value.ts';
import { checkHeader } from './check-header.ts';
import { choose } from './choose.ts';
import { cors } from './cors.ts';
import { findAndReplace } from './find-and-replace.ts';
import { forwardRequest } from './forward-request.ts';
import { includeFragment } from './include-fragment.ts';
import { ipFilter } from './ip-filter.ts';
import { jsonToXml } from './json-to-xml.ts';
import { jsonp } from './jsonp.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { mockResponse } from './mock-response.ts';
import { statementOf } from './not-run/not-run.ts';
import { NOT_RUN } from './not-run/table.ts';
import { quota } from './quota.ts';
import { quotaByKey } from './quota-by-key.ts';
import { rateLimit } from './rate-limit.ts';
import { rateLimitByKey } from './rate-limit-by-key.ts';
import { redirectContentUrls } from './redirect-content-urls.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { rewriteUri } from './rewrite-uri.ts';
import { sendOneWayRequest } from './send-one-way-request.ts';
import { sendRequest } from './send-request.ts';
import { setBackendService } from './set-backend-service.ts';
import { setBody } from './set-body.ts';
import { setHeader } from './set-header.ts';
import { setMethod } from './set-method.ts';
import { setQueryParameter } from './set-query-parameter.ts';
import { setStatus } from './set-status.ts';
import { setVariable } from './set-variable.ts';
import { trace } from './trace.ts';
import { validateAzureAdToken } from './validate-azure-ad-token.ts';
import { validateJwt } from './validate-jwt.ts';
import { wait } from './wait.ts';
import { xmlToJson } from './xml-to-json.ts';

/** Those that run, by element name. */
export const RUNNING: ReadonlyMap<string, Statement> = new Map([
  ['authentication-basic', authenticationBasic],
  ['authentication-certificate', authenticationCertificate],
  ['authentication-managed-identity', authenticationManagedIdentity],
  ['base', base],
  ['cache-lookup', cacheLookup],
  ['cache-lookup-value', cacheLookupValue],
  ['cache-remove-value', cacheRemoveValue],
  ['cache-store', cacheStore],
  ['cache-store-value', cacheStoreValue],
  ['check-header', checkHeader],
  ['choose', choose],
  ['cors', cors],
  ['find-and-replace', findAndReplace],
  ['forward-request', forwardRequest],
  ['include-fragment', includeFragment],
  ['ip-filter', ipFilter],
  ['json-to-xml', jsonToXml],
  ['jsonp', jsonp],
  ['limit-concurrency', limitConcurrency],
  ['mock-response', mockResponse],
  ['quota', quota],
  ['quota-by-key', quotaByKey],
  ['rate-limit', rateLimit],
  ['rate-limit-by-key', rateLimitByKey],
  ['redirect-content-urls', redirectContentUrls],
  ['retry', retry],
  ['return-response', returnResponse],
  ['rewrite-uri', rewriteUri],
  ['send-one-way-request', sendOneWayRequest],
  ['send-request', sendRequest],
  ['set-backend-service', setBackendService],
  ['set-body', setBody],
  ['set-header', setHeader],
  ['set-method', setMethod],
  ['set-query-parameter', setQueryParameter],
  ['set-status', setStatus],
  ['set-variable', setVariable],
  ['trace', trace],
  ['validate-azure-ad-token', validateAzureAdToken],
  ['validate-jwt', validateJwt],
  ['wait', wait],
  ['xml-to-json', xmlToJson],
]);

/** The whole language, by element name. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map([
  ...[...NOT_RUN].map(([name, row]): [string, Statement] => [name, statementOf(row)]),
  ...RUNNING,
]);
