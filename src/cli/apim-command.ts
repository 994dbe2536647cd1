import { Command, type ErrorOptions } from 'commander';
import { corrected } from './mistakes.ts';

/** A command whose sentences on a wrong command line say what was most likely meant. */
export class ApimCommand extends Command {
  override createCommand(name?: string): ApimCommand {
    return new ApimCommand(name);
  }

  override error(message: string, options?: ErrorOptions): never {
    return super.error(corrected(this, message, options?.code), options);
  }
}
