import { Argument, Option } from 'commander';
import type { Kind } from '../store/store.ts';

/** Kinds of the store whose ids complete. */
const KINDS = [
  'apis',
  'apiVersionSets',
  'backends',
  'certificates',
  'caCertificates',
  'namedValues',
  'policyFragments',
  'products',
  'subscriptions',
] as const satisfies readonly Kind[];
export type ListedKind = (typeof KINDS)[number];

/** What belongs to an API, which is named by other options. */
const PARTS = ['operations', 'releases', 'revisions'] as const;
export type ListedPart = (typeof PARTS)[number];

/** What a value is one of; `served`: APIs, or backends while there is no API. */
export const LISTED = ['contexts', 'thumbprints', 'served', ...KINDS, ...PARTS] as const;
export type Listed = (typeof LISTED)[number];

export const isPart = (listed: Listed): listed is ListedPart => PARTS.some(part => part === listed);

/** An option whose value names what is there. */
export class ListedOption extends Option {
  readonly lists: Listed;

  constructor(flags: string, description: string, lists: Listed) {
    super(flags, description);
    this.lists = lists;
  }
}

/** An argument that names what is there. */
export class ListedArgument extends Argument {
  readonly lists: Listed;

  constructor(name: string, description: string, lists: Listed) {
    super(name, description);
    this.lists = lists;
  }
}
