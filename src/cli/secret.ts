import { type Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { readStdin } from './input.ts';
import { namedValue, once, type Pair } from './values.ts';

/** The three ways in of a secret: on the command line, from a variable, from standard input. */
export function withSecret(command: Command, name: string, placeholder: string, description: string): Command {
  const options = [
    new Option(`--${name} <${placeholder}>`, description),
    new Option(`--${name}-env <variable>`, 'the same from an environment variable'),
    new Option(`--${name}-stdin`, 'the same from standard input'),
  ];
  for (const option of exclusive(options)) command.addOption(option);
  return command;
}

/** A repeatable option for a secret that has a name, such as a header. */
export interface NamedSecret {
  /** Of the long option. */
  readonly name: string;
  readonly flags: string;
  readonly description: string;
  /** In the sentence where `read` answers undefined. */
  readonly form: string;
  read(text: string): Pair | undefined;
}

/** The ways in of a secret that has a name. */
export const withNamedSecret = (command: Command, secret: NamedSecret): Command =>
  command
    .addOption(new Option(secret.flags, secret.description).argParser(pairs(command, secret)))
    .addOption(
      new Option(`--${secret.name}-env <name=variable>`, 'the same, its value from an environment variable').argParser(
        pairs(command, { flags: `--${secret.name}-env`, form: 'NAME=VARIABLE', read: namedValue }),
      ),
    )
    .option(`--${secret.name}-stdin <name>`, 'the same, its value from standard input', once);

/** Commander's own sentence on a wrong argument quotes it, which must not be where it may be a secret. */
const pairs =
  (command: Command, { flags, form, read }: Pick<NamedSecret, 'flags' | 'form' | 'read'>) =>
  (text: string, earlier: readonly Pair[] | undefined): Pair[] => [
    ...(earlier ?? []),
    read(text) ?? command.error(`error: write ${form} after '${flags}'`),
  ];

/** Standard input can be read for one thing only. */
export function onlyOneFromStdin(command: Command): Command {
  exclusive(command.options.filter(({ long }) => long?.endsWith('-stdin')));
  return command;
}

function exclusive(options: readonly Option[]): readonly Option[] {
  for (const option of options) {
    option.conflicts(options.filter(other => other !== option).map(other => other.attributeName()));
  }
  return options;
}

/** The secret, however it was given; undefined where it was not. */
export async function readSecret(env: Environment, command: Command, name: string): Promise<string | undefined> {
  const options: Record<string, unknown> = command.opts();
  const literal = options[camelCase(name)];
  if (typeof literal === 'string') return literal;
  const variable = options[camelCase(`${name}-env`)];
  if (typeof variable === 'string') return fromVariable(env, command, `--${name}-env`, variable);
  return options[camelCase(`${name}-stdin`)] === true ? secretFromStdin(env) : undefined;
}

/** Named secrets, however they were given. */
export async function readNamedSecrets(env: Environment, command: Command, name: string): Promise<Pair[]> {
  const options: Record<string, Pair[] | undefined> = command.opts();
  const { [`${name}Stdin`]: stdin }: Record<string, string | undefined> = command.opts();
  const given = [...(options[name] ?? [])];
  for (const [key, variable] of options[`${name}Env`] ?? [])
    given.push([key, fromVariable(env, command, `--${name}-env`, variable)]);
  return stdin === undefined ? given : [...given, [stdin, await secretFromStdin(env)]];
}

/** Without the line break that `echo` and editors leave at the end. */
const secretFromStdin = async (env: Environment): Promise<string> =>
  (await readStdin(env)).toString('utf8').replace(/\r?\n$/, '');

/**
 * The value of a variable that the command line names. A missing one ends the command: an empty password is rarely meant.
 * Its name is not quoted: whoever took the option for `--password` has written the secret there.
 */
const fromVariable = (env: Environment, command: Command, option: string, variable: string): string =>
  env.env[variable] ??
  command.error(
    `error: the environment variable named after '${option}' is not set (its name belongs there, not the secret itself)`,
  );

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
