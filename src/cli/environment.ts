export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  /** The width of a terminal, in characters. */
  readonly columns?: number;
}

/** All that a command may touch of the world outside. */
export interface Environment {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** apim's own. */
  readonly version: string;
  now(): Date;
  /** Ends the process at once; for the second Ctrl-C. */
  end(status: number): void;
  onSignal(signal: NodeJS.Signals, listener: () => void): void;
  /** Calls the listener once nobody can read standard output any more, in place of ending the process at the next write. */
  onOutputGone(listener: () => void): void;
  /** What lists of processes call this one. */
  entitle(title: string): void;
}

/** Colour only on a terminal; https://no-color.org, and FORCE_COLOR as Node reads it. */
export function wantsColour(env: Environment, output: Output): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return output.isTTY === true && TERM !== 'dumb';
}

/** As wide as terminals are that do not say, or say 0. */
const WIDTH = 80;

/** What tables are drawn on: a terminal has a width, and a file has room for all. */
export const canvasOf = (env: Environment): { isColoured: boolean; width: number | undefined } => ({
  isColoured: wantsColour(env, env.stdout),
  width: env.stdout.isTTY === true ? env.stdout.columns || WIDTH : undefined,
});

/** A line for the person, apart from what the command prints for programs. */
export const tell = (env: Environment, line: string): unknown => env.stderr.write(`${line}\n`);

export const warn = (env: Environment, line: string): unknown => tell(env, `Warning: ${line}`);

/** For what is no mistake of the user's and stops nothing. */
export const bugTeller =
  (env: Environment) =>
  (error: unknown): unknown =>
    tell(env, `apim: this is a bug in apim: ${error instanceof Error ? error.stack : String(error)}`);
