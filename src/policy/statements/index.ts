import type { Statement } from '../statement.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { base } from './base.ts';
import { checkHeader } from './check-header.ts';
import { choose } from './choose.ts';
import { cors } from './cors.ts';
import { findAndReplace } from './find-and-replace.ts';
import { forwardRequest } from './forward-request.ts';
import { ipFilter } from './ip-filter.ts';
import { jsonToXml } from './json-to-xml.ts';
import { jsonp } from './jsonp.ts';
import { mockResponse } from './mock-response.ts';
import { redirectContentUrls } from './redirect-content-urls.ts';
import { returnResponse } from './return-response.ts';
import { rewriteUri } from './rewrite-uri.ts';
import { setBackendService } from './set-backend-service.ts';
import { setBody } from './set-body.ts';
import { setHeader } from './set-header.ts';
import { setMethod } from './set-method.ts';
import { setQueryParameter } from './set-query-parameter.ts';
import { setStatus } from './set-status.ts';
import { setVariable } from './set-variable.ts';
import { xmlToJson } from './xml-to-json.ts';

/** The whole language, by element name. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map([
  ['authentication-certificate', authenticationCertificate],
  ['base', base],
  ['check-header', checkHeader],
  ['choose', choose],
  ['cors', cors],
  ['find-and-replace', findAndReplace],
  ['forward-request', forwardRequest],
  ['ip-filter', ipFilter],
  ['json-to-xml', jsonToXml],
  ['jsonp', jsonp],
  ['mock-response', mockResponse],
  ['redirect-content-urls', redirectContentUrls],
  ['return-response', returnResponse],
  ['rewrite-uri', rewriteUri],
  ['set-backend-service', setBackendService],
  ['set-body', setBody],
  ['set-header', setHeader],
  ['set-method', setMethod],
  ['set-query-parameter', setQueryParameter],
  ['set-status', setStatus],
  ['set-variable', setVariable],
  ['xml-to-json', xmlToJson],
]);
