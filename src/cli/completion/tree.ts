import type { Argument, Command, Option } from 'commander';
import { ListedArgument, ListedOption } from '../listed.ts';

export interface Word {
  readonly text: string;
  readonly description: string;
}

/**
 * What may be typed as the value of an option or as an argument: words, what there is of a kind (`words` names it), a file, a
 * command with its own arguments, or what cannot be known.
 */
export interface Value {
  readonly kind: 'words' | 'ids' | 'file' | 'command' | 'any';
  readonly words: readonly string[];
}

export interface OptionNode {
  /** `-o`, `--output`. */
  readonly flags: readonly string[];
  readonly takes: 'required' | 'optional';
  readonly value: Value;
}

export interface ArgumentNode {
  readonly position: number;
  /** Whether it also stands for all positions after it. */
  readonly variadic: boolean;
  readonly value: Value;
}

/** A command and what can follow it. */
export interface CommandNode {
  /** Names from the top, without the program's: `certificate add`; empty for the program. */
  readonly path: string;
  /** All commands below, also hidden ones, under each of their names. */
  readonly children: readonly { readonly names: readonly string[]; readonly path: string }[];
  /** Visible commands below. */
  readonly names: readonly Word[];
  /** Their other names, offered where no name fits. */
  readonly aliases: readonly Word[];
  /** Visible options. */
  readonly flags: readonly Word[];
  /** All options that take a value, also hidden ones. */
  readonly options: readonly OptionNode[];
  /** Arguments of which something is known. */
  readonly arguments: readonly ArgumentNode[];
}

/** The command and all below it. */
export function commandNodes(command: Command, path: string): CommandNode[] {
  // What may follow `help` is what may follow nothing.
  const others = command.commands.filter(child => child.name() !== 'help');
  const below = others.map(child => ({ child, path: `${path} ${child.name()}`.trim() }));
  const help = command.createHelp();
  // Each command has a help command of commander's; offered at the top only.
  const visible = help.visibleCommands(command).filter(child => path === '' || command.commands.includes(child));
  const node: CommandNode = {
    path,
    children: below.map(({ child, path }) => ({ names: [child.name(), ...child.aliases()], path })),
    names: visible.map(child => word(child.name(), child.description())),
    aliases: visible.flatMap(child => child.aliases().map(alias => word(alias, child.description()))),
    flags: help.visibleOptions(command).map(option => word(option.long ?? option.flags, option.description)),
    options: command.options.flatMap(option => optionNode(option, command.options)),
    arguments: command.registeredArguments.map(argumentNode).filter(({ value }) => value.kind !== 'any'),
  };
  return [node, ...below.flatMap(({ child, path }) => commandNodes(child, path))];
}

const word = (text: string, description: string): Word => ({ text, description: description.replace(/\s+/g, ' ') });

function optionNode(option: Option, all: readonly Option[]): OptionNode[] {
  if (!option.required && !option.optional) return [];
  const flags = [option.short, option.long].filter(flag => flag !== undefined);
  return [{ flags, takes: option.required ? 'required' : 'optional', value: valueTaken(option, all) }];
}

/** A cmdlet's own name for an option takes what the option takes. */
function valueTaken(option: Option, all: readonly Option[]): Value {
  const same = all.filter(other => other.attributeName() === option.attributeName());
  const listed = same.find(other => other instanceof ListedOption);
  if (listed !== undefined) return { kind: 'ids', words: [listed.lists] };
  return valueFor(/[<[]([\w-]+)/.exec(option.flags)?.[1] ?? '', option.argChoices);
}

function argumentNode(argument: Argument, position: number): ArgumentNode {
  const { variadic } = argument;
  if (argument instanceof ListedArgument)
    return { position, variadic, value: { kind: 'ids', words: [argument.lists] } };
  const isCommand = variadic && argument.name() === 'command';
  const value: Value = isCommand ? { kind: 'command', words: [] } : valueFor(argument.name(), argument.argChoices);
  return { position, variadic, value };
}

/** The placeholder tells what is meant: `<file>`, `[bool]`. */
function valueFor(placeholder: string, choices: readonly string[] | undefined): Value {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (placeholder === 'bool') return { kind: 'words', words: ['true', 'false'] };
  return { kind: /^(?:.*file|pfx|folder)$/.test(placeholder) ? 'file' : 'any', words: [] };
}
