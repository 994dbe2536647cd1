import type { Command } from 'commander';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import { powershellScript } from './completion/powershell.ts';
import { type CommandNode, commandNodes } from './completion/tree.ts';
import { zshScript } from './completion/zsh.ts';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const SCRIPTS: Readonly<Record<Shell, (program: string, nodes: readonly CommandNode[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** A script that completes the program's commands, options and choices as they are now; at a Tab they ask `complete` for ids, and nothing else. */
export const completionScript = (shell: Shell, program: Command): string =>
  SCRIPTS[shell](program.name(), commandNodes(program, ''));
