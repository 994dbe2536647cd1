import type { Probe } from '../probe/probe.ts';
import type { Environment } from './environment.ts';
import { type Paper, paperFor } from './paper.ts';
import { plainText } from './plain-text.ts';
import { chainLines } from './probe-chain.ts';
import { clientLines } from './probe-client.ts';
import { stepLines } from './probe-steps.ts';

/** For a person: where it led, the steps, what the two sides showed each other, and at the end what is wrong and what mends it. */
export async function probeText(env: Environment, probes: readonly Probe[]): Promise<string> {
  const paper = await paperFor(env, env.stdout);
  return probes.map(probe => textOf(probe, env.now(), paper)).join('\n');
}

function textOf(probe: Probe, now: Date, paper: Paper): string {
  const { way, steps, chain } = probe;
  const { terms } = way.upstream.agent;
  const lines = [
    ...heading(probe, paper),
    '',
    ...stepLines(steps, paper),
    ...(chain === undefined ? [] : chainLines(chain, terms, now, paper)),
    ...(probe.handshake?.serverHello === undefined ? [] : clientLines(probe, now, paper)),
    '',
    ...conclusion(probe, paper),
  ];
  return `${lines.map(line => line.trimEnd()).join('\n')}\n`;
}

function heading({ way: { upstream, apis } }: Probe, paper: Paper): string[] {
  const name = upstream.backend === undefined ? 'No backend entity' : `Backend ${upstream.backend.id}`;
  const { proxy } = upstream.agent.terms;
  const through = proxy === undefined ? '' : `, through the proxy ${proxy.url}`;
  const callers = apis.length === 0 ? '' : `, called by ${apis.length === 1 ? 'API' : 'APIs'} ${apis.join(', ')}`;
  return paper.paragraph('', 0, `${name} at ${upstream.url}${through}${callers}`);
}

function conclusion({ cause, status, doubts, azure }: Probe, paper: Paper): string[] {
  const inAzure = azure.flatMap(sentence => paper.paragraph('  ', 2, sentence));
  if (cause === undefined)
    return [
      ...paper.paragraph(
        `${paper.mark('ok')} `,
        2,
        `A call through the gateway would succeed: the backend answered ${status}.`,
      ),
      ...doubts.flatMap(sentence => paper.paragraph(`${paper.mark('warning')} `, 2, sentence)),
      ...inAzure,
    ];
  return [
    ...paper.paragraph(`${paper.mark('failure')} `, 2, cause.message),
    ...(cause.command === undefined ? ['  No command of apim mends it.'] : [`  $ ${plainText(cause.command)}`]),
    ...inAzure,
  ];
}
