import { type Command, Option } from 'commander';
import { ListedOption } from './listed.ts';
import { notEmpty } from './values.ts';

/** Options that every command has. */
export interface CommonOptions {
  home?: string;
  context?: string;
}

/** Options of commands that print resources. */
export interface PrintOptions extends CommonOptions {
  output?: 'table' | 'json' | 'tsv';
  /** A JMESPath; no text on the commands where `--query` is a credential. */
  query?: unknown;
}

export const withContext = (command: Command): Command =>
  command
    .addOption(
      new ListedOption(
        '--context <name>',
        'work on this context (else APIM_CONTEXT, else the one in use)',
        'contexts',
      ).argParser(notEmpty),
    )
    .addOption(
      new Option(
        '--home <folder>',
        "where state is kept (else APIM_HOME, else the platform's config folder)",
      ).argParser(notEmpty),
    );

/** The command's own come before those that stand in front of it. */
export const commonOptions = (command: Command): CommonOptions => ({ ...command.optsWithGlobals(), ...command.opts() });

export const withFormat = (command: Command): Command => withFormatAlone(withContext(command));

const withFormatAlone = (command: Command): Command =>
  command.addOption(new Option('-o, --output <format>', 'how to print').choices(['table', 'json', 'tsv']));

export const withOutput = (command: Command): Command => withPrinting(withContext(command));

/** Of what belongs to no context. */
export const withPrinting = (command: Command): Command =>
  withFormatAlone(command).option('--query <jmespath>', 'print only what this JMESPath selects, as az does');

/** A cmdlet's own name for an option of ours: understood, and not shown. */
export class Synonym extends Option {
  readonly #attribute: string;

  constructor(flags: string, attribute: string) {
    super(flags);
    this.#attribute = attribute;
    this.hideHelp();
  }

  override attributeName(): string {
    return this.#attribute;
  }
}
