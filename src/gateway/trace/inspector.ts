import type { TracedStep } from '../../policy/trace/traced.ts';
import { type InspectorEntry, named, stepEntries } from './inspector-steps.ts';
import { timesOf } from './inspector-times.ts';
import type { RequestTrace, TracedApi } from './request-trace.ts';

/** https://learn.microsoft.com/rest/api/apimanagement/gateway/list-trace */
export interface InspectorTrace {
  readonly serviceName: string;
  readonly traceId: string;
  /** Of the sections in which something ran. */
  readonly traceEntries: Readonly<Record<string, readonly InspectorEntry[]>>;
}

/** What Azure's API inspector shows of a request. */
export function inspectorTrace(trace: RequestTrace): InspectorTrace {
  const sections = new Map<string, InspectorEntry[]>([['inbound', received(trace)]]);
  for (const step of flattened(trace.steps)) sectionIn(sections, step.section).push(...stepEntries(step, trace.time));
  sectionIn(sections, 'outbound').push(transferred(trace));
  return { serviceName: trace.service, traceId: trace.id, traceEntries: Object.fromEntries(sections) };
}

function sectionIn(sections: Map<string, InspectorEntry[]>, name: string): InspectorEntry[] {
  const known = sections.get(name) ?? [];
  sections.set(name, known);
  return known;
}

/** With the policies in blocks, in the order in which they began. */
const flattened = (steps: readonly TracedStep[]): TracedStep[] =>
  steps.flatMap(step => [step, ...flattened(step.happened.filter(each => each.kind === 'step'))]);

function received({ time, method, url, headers, api }: RequestTrace): InspectorEntry[] {
  const source = 'api-inspector';
  const at = { source, ...timesOf(time, 0) };
  const request = { method, url, headers: named(headers) };
  return [
    { ...at, data: { request } },
    ...(api === undefined ? [] : [{ ...at, data: { configuration: configurationOf(api) } }]),
  ];
}

/** What apim has none of is a dash, as in Azure. */
const configurationOf = ({ path, serviceUrl }: TracedApi) => ({
  api: {
    from: `/${path}`,
    to: serviceUrl === undefined ? null : urlParts(new URL(serviceUrl)),
    version: null,
    revision: '1',
  },
  operation: '-',
  user: '-',
  product: '-',
});

const urlParts = ({ protocol, hostname, port, pathname, search }: URL) => ({
  scheme: protocol.slice(0, -1),
  host: hostname,
  port: Number(port) || (protocol === 'https:' ? 443 : 80),
  path: pathname,
  queryString: search,
  query: {},
  isDefaultPort: port === '',
});

const transferred = ({ time, took, isWhole, error }: RequestTrace): InspectorEntry => ({
  source: 'transfer-response',
  ...timesOf(time, took),
  data: isWhole
    ? { message: 'Response has been sent to the caller in full' }
    : { messages: ['The response broke off.', error?.message ?? ''] },
});
