import { Command, type ErrorOptions, type ParseOptionsResult } from 'commander';
import { namingAsTyped } from './as-typed.ts';
import { corrected } from './mistakes.ts';

/** A command whose sentences on what is wrong use the words that were typed, and say what was most likely meant. */
export class ApimCommand extends Command {
  /** What it was given, as it was given. */
  typed: readonly string[] = [];

  override createCommand(name?: string): ApimCommand {
    return new ApimCommand(name);
  }

  /** Whether an option that may have a value was typed without one. */
  isBare(flag: string): boolean {
    const index = this.typed.indexOf(flag);
    return index >= 0 && !/^[^-]/.test(this.typed[index + 1] ?? '');
  }

  override parseOptions(args: string[]): ParseOptionsResult {
    this.typed = args;
    return super.parseOptions(args);
  }

  override action(run: Parameters<Command['action']>[0]): this {
    return super.action((...args) => namingAsTyped(this, () => run.apply(this, args)));
  }

  override error(message: string, options?: ErrorOptions): never {
    return super.error(corrected(this, message, options?.code), options);
  }
}
