import { type Command, Option } from 'commander';
import type { Limits } from '../expression/context/host.ts';
import { count, seconds } from './values.ts';

interface LimitOptions {
  expressionSteps?: number;
  expressionTimeout?: number;
  expressionMemory?: number;
}

/** What a policy expression may take, as far as a command line says it; `usual` tells what holds otherwise. */
export const withExpressionLimits = (command: Command, usual: { readonly steps: string; readonly timeout: string }) =>
  command
    .addOption(
      new Option(
        '--expression-steps <number>',
        `how many steps a policy expression may take (else ${usual.steps})`,
      ).argParser(count),
    )
    .addOption(
      new Option('--expression-timeout <seconds>', `how long one may run (else ${usual.timeout})`).argParser(seconds),
    )
    .addOption(
      new Option(
        '--expression-memory <characters>',
        'how many characters one may build, an element of an array or list counting for four (else 16777216)',
      ).argParser(count),
    );

export function expressionLimits(command: Command, usual: Limits): Limits {
  const { expressionSteps, expressionTimeout, expressionMemory }: LimitOptions = command.opts();
  return {
    steps: expressionSteps ?? usual.steps,
    milliseconds: expressionTimeout ?? usual.milliseconds,
    size: expressionMemory ?? usual.size,
  };
}
