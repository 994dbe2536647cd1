import { parse } from '../model/parse.ts';
import { entityFile, entityText, readEntity } from './entity-text.ts';
import type { FileChange } from './journal.ts';
import {
  type Collection,
  type Draft,
  type DraftCollection,
  type Entity,
  eachKind,
  type Kind,
  SHAPES,
} from './kinds.ts';
import { overlaid, type View } from './view.ts';

/** That the entity of this id was added, changed or deleted. */
export interface Change {
  readonly kind: Kind;
  readonly id: string;
}

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export function getFrom<K extends Kind>(view: View, kind: K, id: string): Entity<K> | undefined {
  const file = entityFile(kind, id);
  const text = view.text(file);
  return text === undefined ? undefined : readEntity(kind, view.directory, file, text);
}

export const listFrom = <K extends Kind>(view: View, kind: K): Entity<K>[] => listWhere(view, kind, () => true);

export function mentioningFrom<K extends Kind>(view: View, kind: K, words: readonly string[]): Entity<K>[] {
  const wanted = words.map(word => JSON.stringify(word).slice(1, -1).toLowerCase());
  return listWhere(view, kind, text => {
    const lower = text.toLowerCase();
    return wanted.some(word => lower.includes(word));
  });
}

function listWhere<K extends Kind>(view: View, kind: K, isWanted: (text: string) => boolean): Entity<K>[] {
  return view
    .files(kind)
    .flatMap(file => {
      const text = view.text(file);
      return text === undefined || !isWanted(text) ? [] : [readEntity(kind, view.directory, file, text)];
    })
    .sort(byId);
}

export const collectionIn = <K extends Kind>(view: View, kind: K): Collection<Entity<K>> => ({
  list: () => listFrom(view, kind),
  mentioning: words => mentioningFrom(view, kind, words),
  get: id => getFrom(view, kind, id),
});

/** What a piece of work has changed so far, by file. */
export class Changes {
  readonly #made = new Map<string, Change>();
  readonly #texts = new Map<string, string | undefined>();

  /** Sees the changes over what `view` has. */
  draftOver(view: View): Draft {
    const own = overlaid(view, this.#texts);
    return eachKind<'drafting'>(kind => this.#collection(own, kind));
  }

  made(): Change[] {
    return [...this.#made.values()];
  }

  files(): FileChange[] {
    return [...this.#texts].map(([file, text]) => ({ file, text: text ?? null }));
  }

  /** Reads what a change would replace first: a file that cannot be read is never overwritten. */
  #collection<K extends Kind>(own: View, kind: K): DraftCollection<Entity<K>> {
    return {
      ...collectionIn(own, kind),
      put: entity => {
        const checked = parse<(typeof SHAPES)[K]>(SHAPES[kind], entity);
        getFrom(own, kind, checked.id);
        this.#set({ kind, id: checked.id }, entityText(checked));
      },
      delete: id => {
        const entity = getFrom(own, kind, id);
        if (entity !== undefined) this.#set({ kind, id: entity.id }, undefined);
      },
    };
  }

  #set(change: Change, text: string | undefined): void {
    const file = entityFile(change.kind, change.id);
    this.#made.set(file, change);
    this.#texts.set(file, text);
  }
}
