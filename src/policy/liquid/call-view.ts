import type { HostContext, HostUrl } from '../../expression/context/host.ts';
import { headerValues, type RawHeaders } from '../../http/headers.ts';
import type { CallContext } from '../call-context.ts';
import { netValue } from './net-value.ts';
import { CallView, View, viewOf } from './view.ts';

/** `context` in a template: https://learn.microsoft.com/azure/api-management/set-body-policy#using-liquid-templates-with-set-body */
export function callView(context: CallContext): CallView {
  const host = context.policyContext?.host ?? context.expressionHost();
  const members = viewOf({
    Request: () => requestView(context, host),
    Response: () => responseView(context, host),
    Variables: () => new View(name => netValue(context.variables.get(name)), NO_TEXT),
    RequestId: () => host.requestId,
    LastError: () => errorView(context),
  });
  return new CallView(members, context.surroundings.clock);
}

const NO_TEXT = (): string => '';

const requestView = ({ received }: CallContext, { request }: HostContext): View =>
  viewOf({
    Url: () => urlView(request.url),
    Method: () => request.method,
    OriginalMethod: () => received.method,
    OriginalUrl: () => urlView(request.originalUrl),
    IpAddress: () => request.ipAddress,
    MatchedParameters: () => new View(name => request.matchedParameters.get(name), NO_TEXT),
    HasBody: () => request.body !== undefined,
    Headers: () => headersView(request.headers),
  });

const responseView = ({ request }: CallContext, { response }: HostContext): View | undefined =>
  response &&
  viewOf({
    StatusCode: () => response.statusCode,
    StatusReason: () => response.statusReason,
    Method: () => request.method,
    Headers: () => headersView(response.headers),
  });

const errorView = ({ lastError }: CallContext): View | undefined =>
  lastError &&
  viewOf({
    Source: () => lastError.source,
    Reason: () => lastError.reason,
    Message: () => lastError.message,
    Scope: () => lastError.scope,
    Section: () => lastError.section,
    Path: () => lastError.path,
    PolicyId: () => lastError.policyId,
  });

const headersView = (headers: RawHeaders): View =>
  new View(name => {
    const values = headerValues(headers, name.toLowerCase());
    return values.length === 0 ? undefined : values.join(',');
  }, NO_TEXT);

function urlView(url: HostUrl): View {
  const text = (): string => urlText(url);
  return viewOf(
    {
      Scheme: () => url.scheme,
      Host: () => url.host,
      Port: () => url.port,
      Path: () => url.path,
      Query: () => queryView(url.query),
      QueryString: () => url.query,
      ToUri: text,
      ToString: text,
    },
    text,
  );
}

function queryView(query: string): View {
  const parameters = [...new URLSearchParams(query)];
  return new View(name => {
    const values = parameters.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
    return values.length === 0 ? undefined : values.join(',');
  }, NO_TEXT);
}

function urlText({ scheme, host, port, path, query }: HostUrl): string {
  const isUsual = port === (scheme === 'https' ? 443 : 80);
  return `${scheme}://${host}${isUsual ? '' : `:${port}`}${path}${query}`;
}
