import { STATUS_CODES } from 'node:http';
import type { Happening, Header, TracedChange, TracedExpression, TracedStep } from '../../policy/trace/traced.ts';
import { timesOf } from './inspector-times.ts';

export interface InspectorEntry {
  readonly source: string;
  /** `2026-03-01T10:20:30.4560000Z` */
  readonly timestamp: string;
  /** Since the request was received, `00:00:00.0123456`. */
  readonly elapsed: string;
  readonly data: unknown;
}

/** What one policy has to tell, without the policies in its blocks; of one that did nothing to be seen, that it ran. */
export function stepEntries(step: TracedStep, received: Date): InspectorEntry[] {
  const own = step.happened.filter(({ kind }) => kind !== 'step');
  const at = (milliseconds: number) => timesOf(received, milliseconds);
  const told = own.flatMap((each): InspectorEntry[] => {
    if (each.kind === 'request')
      return [{ source: step.policy, ...at(each.at), data: { message: FORWARDED, request: requestOf(each) } }];
    if (each.kind === 'message')
      return [{ source: each.source ?? step.policy, ...at(each.at), data: messageData(each) }];
    return [];
  });
  return isSaid(step) ? told : [...told, { source: step.policy, ...at(endOf(step)), data: dataOf(step, own) }];
}

/** One with blocks has done its own part before the policies in them. */
const endOf = ({ began, took, happened }: TracedStep): number =>
  happened.find(each => each.kind === 'step')?.began ?? began + took;

/** What a trace policy says is all that it does. */
const isSaid = ({ policy, failure }: TracedStep): boolean => policy === 'trace' && failure === undefined;

const FORWARDED = 'Request is being forwarded to the backend service.';

const requestOf = ({ method, url, headers, certificate, why }: Extract<Happening, { kind: 'request' }>) => ({
  method,
  url,
  headers: named(headers),
  clientCertificate: { ...certificate, reason: why },
});

const messageData = ({ message, metadata }: Extract<Happening, { kind: 'message' }>): unknown =>
  metadata.length === 0 ? message : { message, metadata: Object.fromEntries(metadata) };

function dataOf(step: TracedStep, own: readonly Happening[]): unknown {
  const { failure } = step;
  const changes = own.filter(each => each.kind === 'change');
  const expressions = own.filter(each => each.kind === 'expression');
  const common = {
    ...(expressions.length > 0 && { expressions: expressions.map(expressionOf) }),
    ...branchesOf(own),
    ...(changes.length > 0 && { changes: changes.map(changeOf) }),
  };
  if (failure !== undefined) return { messages: [failureOf(failure, expressions), failure.reason], ...common };
  return { ...ownWords(step.policy, changes), ...common };
}

/** Those of Azure where its specification's example has them. */
function ownWords(policy: string, changes: readonly TracedChange[]): Record<string, unknown> {
  const status = changes.find(({ subject }) => subject === 'status')?.after ?? '';
  const [, code = '', reason = ''] = /^(\d+) ?(.*)$/.exec(status) ?? [];
  const response = { status: { code: codeName(code), reason }, headers: responseHeaders(changes) };
  switch (policy) {
    case 'set-status':
      return status === ''
        ? {}
        : { message: [`Response status code was set to ${code}`, `Response status reason was set to '${reason}'`] };
    case 'return-response':
      return { message: 'Return response was applied', response };
    case 'forward-request':
      return { response };
    case 'authentication-certificate':
      return { message: 'Certificate was attached to request per configuration.' };
    default:
      return { message: 'Policy was executed.' };
  }
}

/** As .NET's HttpStatusCode calls it. */
const codeName = (code: string): string => (STATUS_CODES[code] ?? code).replace(/[^A-Za-z\d]/g, '');

const responseHeaders = (changes: readonly TracedChange[]) =>
  changes
    .filter(({ subject, after }) => subject === 'response header' && after !== undefined)
    .map(({ name = '', after = '' }) => ({ name, value: after }));

const branchesOf = (own: readonly Happening[]) => {
  const branches = own.filter(each => each.kind === 'branch');
  return branches.length === 0
    ? {}
    : { branches: branches.map(({ name, line, column, taken }) => ({ name, line, column, taken })) };
};

const expressionOf = ({ source, value, exception, line, column }: TracedExpression) => ({
  expression: source,
  value: value ?? null,
  ...(exception !== undefined && { exception }),
  line,
  column,
});

const changeOf = ({ subject, name, before, after }: TracedChange) => ({
  subject,
  name,
  before: before ?? null,
  after: after ?? null,
});

const failureOf = ({ message }: { message: string }, expressions: readonly TracedExpression[]) => ({
  message,
  expression: expressions.findLast(({ exception }) => exception !== undefined)?.source ?? null,
  details: null,
});

export const named = (headers: readonly Header[]): { name: string; value: string }[] =>
  headers.map(([name, value]) => ({ name, value }));
