import { Argument, type Command } from 'commander';
import type { Environment } from './environment.ts';
import { withExample } from './verbs.ts';

/** Named here too, so that the scripts are loaded only where one is asked for. */
const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function completionCommand(program: Command, env: Environment): void {
  const completion = program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>').choices(SHELLS));
  withExample(completion, 'source <(apim completion bash)');
  completion.action(async (shell: (typeof SHELLS)[number]) => {
    const { completionScript } = await import('./completion.ts');
    env.stdout.write(completionScript(shell, program));
  });
}
