import { bytesText } from '../policy/trace/bytes-text.ts';
import type { Happening, TracedChange, TracedExpression, TracedRequest, TracedStep } from '../policy/trace/traced.ts';
import type { Cell } from './table.ts';

/** A text for a person; one that is broken goes on so far in. */
export interface Detail {
  readonly text: string;
  readonly colour?: Cell['colour'];
  readonly hanging: number;
}

const detail = (text: string, colour?: Cell['colour']): Detail => ({ text, colour, hanging: 2 });

/** Of what stands under another. */
const inner = (text: string): Detail => ({ text: `  ${text}`, colour: undefined, hanging: 4 });

/** What one thing that happened in a step is told as. */
export function detailsOf(happening: Exclude<Happening, TracedStep>, step: TracedStep): Detail[] {
  switch (happening.kind) {
    case 'expression':
      return [detail(expressionText(happening, step))];
    case 'branch':
      return [branchDetail(happening)];
    case 'request':
      return requestDetails(happening);
    case 'message':
      return [
        detail(
          `says ${happening.severity === 'verbose' ? '' : `(${happening.severity}) `}${sourceText(happening)}${happening.message}`,
        ),
        ...happening.metadata.map(([name, value]) => inner(`${name}: ${value}`)),
      ];
    case 'change':
      return [changeDetail(happening, step)];
  }
}

const sourceText = ({ source }: { source: string | undefined }): string => (source === undefined ? '' : `${source}: `);

/** Beside what it stands in, where that is not the policy itself. */
function expressionText(
  { source, attribute, element, value, exception, line, column }: TracedExpression,
  step: TracedStep,
): string {
  const within = element === step.policy ? [] : [element];
  const where = [...within, ...(attribute === undefined ? [] : [attribute])].join(' ');
  return `${where === '' ? 'text' : where} ${line}:${column}  ${source} → ${value ?? `✗ ${exception}`}`;
}

const branchDetail = ({ name, line, column, taken }: Extract<Happening, { kind: 'branch' }>): Detail =>
  detail(`${name} ${line}:${column} ${taken ? 'taken' : 'not taken'}`, taken ? 'green' : 'dim');

const requestDetails = ({ method, url, headers, bodyBytes, certificate, why }: TracedRequest): Detail[] => [
  detail(`→ ${method} ${url}`),
  ...headers.map(([name, value]) => inner(`${name}: ${value}`)),
  inner(bodyBytes === undefined ? 'body streams' : `body of ${bytesText(bodyBytes)}`),
  inner(
    certificate === undefined
      ? `no client certificate: ${why}`
      : `client certificate ${certificate.id}, thumbprint ${certificate.thumbprint}: ${why}`,
  ),
];

const NONE = 'none';

function changeDetail({ subject, name, before, after }: TracedChange, { happened }: TracedStep): Detail {
  const isNew = happened.some(each => each.kind === 'change' && each.subject === 'status' && each.before === undefined);
  if (isNew && before === undefined) {
    if (subject === 'status') return detail(`← ${after}`);
    if (subject === 'response header') return inner(`${name}: ${after}`);
    if (subject === 'response body') return inner(after === 'streaming' ? 'body streams' : `body of ${after}`);
  }
  return detail(`${subject}${name === undefined ? '' : ` ${name}`}: ${before ?? NONE} → ${after ?? NONE}`);
}
