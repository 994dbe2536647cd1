import { type Command, Option } from 'commander';
import type * as v from 'valibot';
import type { Environment } from './environment.ts';
import { readTextInput } from './input.ts';
import { type Listed, ListedOption } from './listed.ts';
import { optionFor } from './mandatory.ts';
import { Synonym } from './options.ts';
import type { Removable } from './removal.ts';
import { readNamedSecrets, readSecret, withNamedSecret, withSecret } from './secret.ts';
import { booleanOption, inTheirCase, namedValue, repeated } from './values.ts';

/** An option of `new` and `set`: what is typed, what help says of it, and what it gives of the resource. */
export interface MemberOption<Input> {
  add(command: Command, mode: { readonly isNew: boolean }): void;
  /** Undefined where it was not typed. */
  given(env: Environment, command: Command): Promise<Input | undefined>;
  /** What `set --remove` calls it, and what takes it away; undefined where it cannot be. */
  readonly removal: Removal<Input> | undefined;
}

export type Removal<Input> = readonly [word: string, change: Input];

/** The same with another name for it, of a cmdlet or of az, which is not shown. */
export const alsoCalled = <Input>(
  option: MemberOption<Input>,
  flags: string,
  attribute: string,
): MemberOption<Input> => ({
  ...option,
  add: (command, mode) => {
    option.add(command, mode);
    const synonym = new Synonym(flags, attribute);
    const parse = command.options.find(each => each.attributeName() === attribute)?.parseArg;
    command.addOption(parse === undefined ? synonym : synonym.argParser(parse));
  },
});

/** What only `new` has. */
export const onlyOfNew = <Input>(option: MemberOption<Input>): MemberOption<Input> => ({
  ...option,
  add: (command, mode) => {
    if (mode.isNew) option.add(command, mode);
  },
});

/** What only `set` has. */
export const onlyOfSet = <Input>(option: MemberOption<Input>): MemberOption<Input> => ({
  ...option,
  add: (command, mode) => {
    if (!mode.isNew) option.add(command, mode);
  },
});

/** Adds the options of a type of resource in their order. */
export function withMembers<Input>(
  command: Command,
  options: readonly MemberOption<Input>[],
  mode: { readonly isNew: boolean },
): Command {
  for (const option of options) option.add(command, mode);
  return command;
}

/** What was typed, an input for each option; secrets are read from where they are. */
export async function membersGiven<Input>(
  env: Environment,
  command: Command,
  options: readonly MemberOption<Input>[],
): Promise<Input[]> {
  const given: Input[] = [];
  for (const option of options) {
    const input = await option.given(env, command);
    if (input !== undefined) given.push(input);
  }
  return given;
}

/** What `set --remove` can take away. */
export const removableOf = <Input>(options: readonly MemberOption<Input>[]): Removable<Input> =>
  Object.fromEntries(options.flatMap(({ removal }) => (removal === undefined ? [] : [removal])));

/** Ways to write the options of a type of resource; `removal` undefined: it cannot be taken away. */
export function memberOptions<Input>() {
  /** Any option of one value, as commander reads it. */
  const member = <Value>(
    make: (mode: { readonly isNew: boolean }) => Option,
    give: (value: Value) => Input,
    removal: Removal<Input> | undefined,
  ): MemberOption<Input> => ({
    add: (command, mode) => command.addOption(make(mode)),
    given: async (_env, command) => {
      const value = command.getOptionValue(make({ isNew: false }).attributeName());
      return value === undefined ? undefined : give(value);
    },
    removal,
  });

  return {
    member,

    text: (
      flags: string,
      description: string,
      give: (value: string) => Input,
      removal: Removal<Input> | undefined,
    ): MemberOption<Input> => member(() => new Option(flags, description), give, removal),

    /** A text that `new` cannot do without. */
    required: (flags: string, description: string, give: (value: string) => Input): MemberOption<Input> =>
      member(({ isNew }) => optionFor(flags, description, { isMandatory: isNew }), give, undefined),

    /** A text that stands in a file, which `new` cannot do without; `what` names it where it cannot be read. */
    textFile: (
      flags: string,
      description: string,
      what: string,
      give: (value: string) => Input,
    ): MemberOption<Input> => ({
      add: (command, { isNew }) => command.addOption(optionFor(flags, description, { isMandatory: isNew })),
      given: async (env, command) => {
        const file: string | undefined = command.getOptionValue(new Option(flags).attributeName());
        return file === undefined ? undefined : give(await readTextInput(env, file, what));
      },
      removal: undefined,
    }),

    /** JSON as ARM has it, typed or in a file; `shape` checks it, and is loaded only for that. */
    json: <Shape extends v.GenericSchema>(
      name: string,
      description: string,
      shape: () => Promise<Shape>,
      give: (value: v.InferOutput<Shape>) => Input,
      removal: Removal<Input>,
    ): MemberOption<Input> => ({
      add: command => command.addOption(new Option(`--${name} <json>`, `${description}; JSON, or @FILE`)),
      given: async (env, command) => {
        const typed: string | undefined = command.getOptionValue(new Option(`--${name} <json>`).attributeName());
        if (typed === undefined) return undefined;
        const { readJsonOption } = await import('./json-option.ts');
        return give(await readJsonOption(env, `--${name}`, typed, await shape()));
      },
      removal,
    }),

    /** One of the words, in any case, as PowerShell takes them. */
    word: (
      flags: string,
      description: string,
      words: readonly string[],
      give: (value: string) => Input,
      removal: Removal<Input> | undefined,
    ): MemberOption<Input> =>
      member(
        () => new Option(flags, description).choices(words).argParser(typed => inTheirCase(words, typed)),
        give,
        removal,
      ),

    /** Alone it means true. */
    switched: (name: string, description: string, give: (value: boolean) => Input): MemberOption<Input> =>
      member(() => booleanOption(name, description), give, undefined),

    /** Ids of others, as often as it is given. */
    ids: (
      flags: string,
      description: string,
      lists: Listed,
      give: (values: string[]) => Input,
      removal: Removal<Input>,
    ): MemberOption<Input> =>
      member(() => new ListedOption(flags, description, lists).argParser(repeated), give, removal),

    /** With its three ways in. */
    secret: (
      name: string,
      placeholder: string,
      description: string,
      give: (value: string) => Input,
    ): MemberOption<Input> => ({
      add: command => withSecret(command, name, placeholder, description),
      given: async (env, command) => {
        const value = await readSecret(env, command, name);
        return value === undefined ? undefined : give(value);
      },
      removal: undefined,
    }),

    /** Secrets that have names; a name that is given twice has both values. */
    namedSecrets: (
      name: string,
      description: string,
      give: (values: Record<string, string[]>) => Input,
      removal: Removal<Input>,
    ): MemberOption<Input> => ({
      add: command =>
        withNamedSecret(command, {
          name,
          flags: `--${name} <name=value>`,
          description,
          form: 'NAME=VALUE',
          read: namedValue,
        }),
      given: async (env, command) => {
        const pairs = await readNamedSecrets(env, command, name);
        return pairs.length === 0 ? undefined : give(grouped(pairs));
      },
      removal,
    }),
  };
}

function grouped(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of pairs) byName.set(name, [...(byName.get(name) ?? []), value]);
  return Object.fromEntries(byName);
}
