import { createServer } from 'node:http';
import { UserError } from '../errors.ts';
import { listen } from '../http/listen.ts';
import { gatewaysOf } from '../store/occupancy.ts';
import type { Examination } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** Whether `apim serve` could listen: each port is taken for a moment. */
export async function portFindings(examination: Examination): Promise<Finding[]> {
  const { http, https, wantsHttps } = examination.listeners;
  return [
    await portFinding(examination, { port: http, option: '--port', isNeeded: true }),
    await portFinding(examination, { port: https, option: '--https-port', isNeeded: wantsHttps }),
  ];
}

interface Port {
  readonly port: number;
  readonly option: string;
  /** Whether a gateway fails without it. */
  readonly isNeeded: boolean;
}

async function portFinding(examination: Examination, { port, option, isNeeded }: Port): Promise<Finding> {
  const { ok, warning, failure } = about('ports', `${port}`);
  const problem = await whyTaken(examination.listeners.host, port, option);
  if (problem === undefined)
    return ok(port === 0 ? `apim serve ${option} takes any free one.` : `It is free for apim serve ${option}.`);
  const command = `apim serve ${option} 0`;
  const [gateway] = gatewaysHere(examination);
  if (gateway !== undefined)
    return warning(
      `${problem} A gateway of this context runs, process id ${gateway}, and may be what uses it.`,
      command,
    );
  return isNeeded ? failure(problem, command) : warning(problem, command);
}

const gatewaysHere = ({ context }: Examination): number[] =>
  'problem' in context
    ? []
    : gatewaysOf(context.directory)
        .filter(({ isHere }) => isHere)
        .map(({ pid }) => pid);

async function whyTaken(host: string, port: number, option: string): Promise<string | undefined> {
  const server = createServer();
  try {
    await listen(server, host, port, option);
    await new Promise(resolve => server.close(resolve));
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
