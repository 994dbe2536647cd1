import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Environment, tell } from './environment.ts';
import { readTextInput } from './input.ts';
import { withExample } from './verbs.ts';

interface FormatOptions {
  write?: true;
  check?: true;
}

export function policyFormatCommand(group: Command, env: Environment, exit: (status: number) => void): void {
  const format = group
    .command('format')
    .argument('<file...>', 'policy documents or fragments; - for standard input')
    .description("print policy documents with Azure's layout: tabs, an element a line; expressions stay as they are")
    .option('--write', 'write them back into their files')
    .addOption(
      new Option('--check', 'only tell which files have another layout, and end with 1 if one has').conflicts('write'),
    );
  withExample(format, 'apim policy format policy.xml\napim policy format --write policy.xml');
  format.action(async (files: string[]) => {
    for (const file of files) if (await isOut(env, format, file)) exit(1);
  });
}

/** Whether the file has another layout, and only that was asked. */
async function isOut(env: Environment, command: Command, file: string): Promise<boolean> {
  const { write, check }: FormatOptions = command.opts();
  const { laidOut } = await import('../policy/layout.ts');
  const source = await readTextInput(env, file, 'The policy document');
  const formatted = laidOut(source);
  if (check === true) {
    if (formatted !== source) tell(env, `${file} has another layout. \`apim policy format --write\` gives it Azure's.`);
    return formatted !== source;
  }
  if (write !== true || file === '-') env.stdout.write(formatted);
  else if (formatted !== source) await writeFile(resolve(env.cwd, file), formatted);
  return false;
}
