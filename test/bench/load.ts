import net from 'node:net';

export interface Load {
  readonly requests: number;
  readonly failures: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  /** In milliseconds. */
  readonly duration: number;
  /** Empty: GET. */
  readonly body: string;
}

/** Keeps connections busy, one request on each at a time, and takes only whole answers of 200. */
export async function load(options: LoadOptions): Promise<Load> {
  const until = performance.now() + options.duration;
  const latencies: number[] = [];
  let failures = 0;
  const connection = new URL(options.url);
  const request = requestText(options, connection.host);
  const one = (): Promise<void> =>
    new Promise(resolve => {
      const socket = net.connect(Number(connection.port), connection.hostname);
      let started = 0;
      let answer = '';
      const send = (): void => {
        started = performance.now();
        answer = '';
        socket.write(request);
      };
      socket.setEncoding('latin1').on('data', text => {
        answer += text;
        if (!isWhole(answer)) return;
        latencies.push(performance.now() - started);
        if (!answer.startsWith('HTTP/1.1 200')) failures += 1;
        if (performance.now() < until) send();
        else socket.end();
      });
      socket.on('connect', send);
      socket.on('error', () => {
        failures += 1;
      });
      socket.on('close', () => resolve());
    });
  await Promise.all(Array.from({ length: options.connections }, one));
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { requests: latencies.length, failures, p50: at(0.5), p99: at(0.99) };
}

function requestText({ path, body }: LoadOptions, host: string): string {
  if (body === '') return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(answer) ?? [];
  return answer.length - head - 4 >= Number(length ?? 0);
}
