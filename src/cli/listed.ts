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

/** What a value is one of; `served`: APIs, or backends while there is no API. */
export const LISTED = ['contexts', 'thumbprints', 'served', ...KINDS] as const;
export type Listed = (typeof LISTED)[number];

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
