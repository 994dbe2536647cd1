import type { Command } from 'commander';
import type { POLICY_FRAGMENT as Described } from '../model/policy-fragment.ts';
import type { Envelope } from '../resources/envelope.ts';
import type { PolicyFragmentInput } from '../resources/policy-fragments.ts';
import { byNeed } from './by-need.ts';
import type { Environment } from './environment.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { type MemberOption, memberOptions } from './member-options.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const COMMANDS: ResourceCommands<'policyFragments', Shown> = {
  word: 'policy-fragment',
  noun: 'policy fragment',
  idOption: { name: 'fragment-id', lists: 'policyFragments' },
  exampleId: 'headers',
  removal: 'remove one that no policy includes',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'DESCRIPTION', value: ({ properties }) => properties.description, isOptional: true },
    { title: 'SIZE', value: ({ properties }) => `${Buffer.byteLength(properties.value)} bytes`, spare: 1 },
  ],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { POLICY_FRAGMENT } = await import('../model/policy-fragment.ts');
    return entity => envelope(context, POLICY_FRAGMENT, entity);
  },
  details: undefined,
  rules: async () => (await import('../resources/policy-fragments.ts')).policyFragments,
};

const { text, textFile } = memberOptions<PolicyFragmentInput>();

const OPTIONS: readonly MemberOption<PolicyFragmentInput>[] = [
  textFile('--file <file>', 'the policies in a <fragment>; - for standard input', 'The policy fragment', value => ({
    value,
  })),
  text('--description <text>', 'a description', description => ({ description }), [
    'description',
    { description: null },
  ]),
];

export function policyFragmentCommands(program: Command, env: Environment): void {
  const group = program
    .command('policy-fragment')
    .description('policy fragments: policies that documents include by <include-fragment>');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  memberCommands(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add a policy fragment',
      example: 'apim policy-fragment new --id headers --file fragment.xml',
      id: 'its id, by which documents include it',
      force: 'replace one that is there, at once in all documents that include it',
    },
    setting: {
      description: 'change what is given of a policy fragment, at once in all documents that include it',
      example: 'apim policy-fragment set headers --file fragment.xml',
    },
    rules: async () => (await import('../resources/policy-fragments.ts')).policyFragments,
    tell: tellOf,
  });
  resourceCommands(group, env, COMMANDS);
}

async function tellOf({ env, command, opened, done, entity }: Done<'policyFragments'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(entity);
  const sentence = `${done}: <include-fragment fragment-id="${entity.id}" /> includes it.`;
  await report(env, command, shown, COMMANDS.columns(env), sentence);
}
