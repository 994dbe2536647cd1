import type { RequestTrace } from '../gateway/trace/request-trace.ts';
import { bytesText } from '../policy/trace/bytes-text.ts';
import type { TracedStep } from '../policy/trace/traced.ts';
import { milliseconds } from './bar.ts';
import type { Paper } from './paper.ts';
import { plainText } from './plain-text.ts';
import { treeLines } from './trace-step.ts';

/** For a person: what came in, what each policy did with it, and what went out. */
export function traceText(trace: RequestTrace, paper: Paper): string {
  const lines = [
    ...headLines(trace, paper),
    ...sectionsOf(trace).flatMap(each => sectionLines(each, trace, paper)),
    ...endLines(trace, paper),
  ];
  return `${lines.map(line => line.trimEnd()).join('\n')}\n`;
}

function headLines({ method, url, headers, api, id }: RequestTrace, paper: Paper): string[] {
  const led = api === undefined ? [] : [`API ${api.id}${api.serviceUrl === undefined ? '' : `, to ${api.serviceUrl}`}`];
  return [
    ...paper.paragraph('', 2, `${method} ${url}`),
    ...headers.flatMap(([name, value]) => paper.paragraph('  ', 4, `${name}: ${value}`)),
    ...paper.paragraph('', 0, [...led, `activityId ${id}`].join('; ')),
  ];
}

/** One after the other that run in the same section. */
function sectionsOf({ steps }: RequestTrace): TracedStep[][] {
  const sections: TracedStep[][] = [];
  for (const step of steps) {
    const last = sections.at(-1);
    if (last?.[0]?.section === step.section) last.push(step);
    else sections.push([step]);
  }
  return sections;
}

const sectionLines = (steps: readonly TracedStep[], { took }: RequestTrace, paper: Paper): string[] => [
  steps[0]?.section ?? '',
  ...treeLines(steps, { paper, whole: took }),
];

function endLines({ status, took, responseBytes, isWhole, error, remedy, hint }: RequestTrace, paper: Paper): string[] {
  const broken = isWhole ? '' : ', broken off';
  return [
    `${status} in ${milliseconds(took).trim()}, body of ${bytesText(responseBytes)}${broken}`,
    ...(error === undefined
      ? []
      : paper.paragraph(`${paper.mark('failure')} `, 2, `${error.source} ${error.reason}: ${error.message}`)),
    ...(remedy === undefined ? [] : [`  $ ${plainText(remedy)}`]),
    ...(hint === undefined ? [] : paper.paragraph(`${paper.mark('warning')} `, 2, hint)),
  ];
}
