import type { Command } from 'commander';
import { canvasOf, type Environment } from './environment.ts';
import type { PrintOptions } from './options.ts';
import type { Column, Format } from './output.ts';

/** Prints resources as asked; where nothing is asked, as a table on a terminal and as JSON elsewhere. */
export const print = <Resource>(
  env: Environment,
  command: Command,
  resources: Resource | readonly Resource[],
  columns: readonly Column<Resource>[],
): Promise<void> => printElse(env, command, resources, columns, env.stdout.isTTY === true ? 'table' : 'json');

/** Prints resources as asked, `otherwise` where nothing is asked. */
export async function printElse<Resource>(
  env: Environment,
  command: Command,
  resources: Resource | readonly Resource[],
  columns: readonly Column<Resource>[],
  otherwise: Format,
): Promise<void> {
  const { output, query } = printOptions(command);
  const format = output ?? otherwise;
  const { render } = await import('./output.ts');
  env.stdout.write(await render(resources, columns, { format, query, canvas: canvasOf(env) }));
}

/** Tells a person what was done; whoever asked for a format or a query gets the resource in its place. */
export async function report<Resource>(
  env: Environment,
  command: Command,
  resource: Resource,
  columns: readonly Column<Resource>[],
  sentence: string,
): Promise<void> {
  const { output, query } = printOptions(command);
  if (output === undefined && query === undefined) env.stdout.write(`${sentence}\n`);
  else await print(env, command, resource, columns);
}

function printOptions(command: Command) {
  const { output, query }: PrintOptions = command.opts();
  return { output, query: typeof query === 'string' ? query : undefined };
}
