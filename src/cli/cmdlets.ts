import type { Command } from 'commander';
import { folded } from '../nearest.ts';

/** Of Az.ApiManagement, and of AzureRM before it. */
const CMDLET = /^([a-z]+)-Az(?:ureRm)?ApiManagement([a-z]*)$/i;

/** The words for a cmdlet's verb, of which a group has one or two. */
const VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['new', ['new', 'add']],
  ['add', ['add']],
  ['get', ['list', 'show']],
  ['set', ['set']],
  ['update', ['set']],
  ['remove', ['remove']],
  ['import', ['import']],
  ['export', ['export']],
]);

/** Cmdlets of a part of something, which is given by options here, or by a command of its own. */
const PARTS: ReadonlyMap<string, { readonly group: string; readonly verbs: readonly string[] }> = new Map([
  ['backendcredential', { group: 'backend', verbs: ['new', 'set'] }],
  ['backendproxy', { group: 'backend', verbs: ['new', 'set'] }],
  ['apitoproduct', { group: 'product', verbs: ['add-api'] }],
  ['apifromproduct', { group: 'product', verbs: ['remove-api'] }],
  ['namedvaluesecretvalue', { group: 'namedvalue', verbs: ['show-secret'] }],
  ['subscriptionkey', { group: 'subscription', verbs: ['show-keys'] }],
]);

export const isCmdlet = (name: string): boolean => CMDLET.test(name);

/** The commands that do what a cmdlet does, as they are typed; empty where there are none yet. */
export function commandsForCmdlet(command: Command, name: string): string[] {
  const [, verb = '', noun = ''] = CMDLET.exec(name) ?? [];
  const part = PARTS.get(folded(noun));
  const verbs = part?.verbs ?? VERBS.get(verb.toLowerCase()) ?? [];
  const program = programOf(command);
  const group = program.commands.find(child => namesOf(child).includes(folded(part?.group ?? noun)));
  const words = group?.commands.map(child => child.name()) ?? [];
  return verbs.filter(word => words.includes(word)).map(word => `${program.name()} ${shortName(group)} ${word}`);
}

const programOf = (command: Command): Command => (command.parent === null ? command : programOf(command.parent));

const namesOf = (command: Command): string[] => [command.name(), ...command.aliases()].map(folded);

/** `cert` for `certificate`. */
const shortName = (group: Command | undefined): string =>
  group === undefined ? '' : [group.name(), ...group.aliases()].reduce((a, b) => (b.length < a.length ? b : a));
