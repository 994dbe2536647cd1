import { UserError } from '../errors.ts';
import { Part } from './part.ts';
import { readText } from './read-text.ts';
import { externalReferences } from './references.ts';
import { ownMember, pathOf, pointerOf, referenceIn, type Source, splitReference } from './source.ts';

/** A text that was read, where it came from in the end, and what a person is told of that. */
export interface ReadText {
  readonly name: string;
  readonly url: string;
  readonly text: string;
}

/** Reads what a reference leads to. */
export type ReadReference = (url: URL) => Promise<ReadText>;

/** A document and all that its references lead to. */
export class Documents {
  readonly main: Source;
  readonly #byUrl: ReadonlyMap<string, Source>;

  constructor(main: Source, byUrl: ReadonlyMap<string, Source>) {
    this.main = main;
    this.#byUrl = byUrl;
  }

  /** What a part stands for: where it is a reference, what that leads to in the end. Throws DocumentFault where that is nothing. */
  follow(part: Part): Part {
    const seen = new Set<string>();
    let current = part;
    for (;;) {
      const reference = referenceIn(current.value);
      if (reference === undefined) return current;
      current = this.target(current, reference);
      const key = keyOf(current);
      if (seen.has(key)) throw part.fault(`The reference '${reference}' leads back to itself.`);
      seen.add(key);
    }
  }

  /** What a reference leads to, which may be another. */
  target(from: Part, reference: string): Part {
    const [file = '', pointer = ''] = splitReference(reference);
    const source = file === '' ? from.source : this.#byUrl.get(new URL(file, from.source.url).href);
    const path = pathOf(pointer);
    if (source === undefined || path === undefined) throw nothingAt(from, reference);
    let value = source.root;
    for (const name of path) value = ownMember(value, name);
    if (value === undefined) throw nothingAt(from, reference);
    return new Part(value, source, path);
  }
}

/** The same for each way to write what leads to a part. */
export const keyOf = ({ source, path }: Part): string => `${source.url}#${pointerOf(path)}`;

const nothingAt = (part: Part, reference: string) => part.fault(`The reference '${reference}' leads to nothing.`);

/** Reads all that a document refers to, and what that refers to, each once. Throws UserError where one cannot be read. */
export async function readDocuments(first: ReadText, read: ReadReference): Promise<Documents> {
  const main = await sourceOf(first);
  const byUrl = new Map([[main.url, main]]);
  const waiting = [main];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop())
    for (const reference of externalReferences(source.root)) {
      const url = urlOf(reference, source);
      if (byUrl.has(url.href)) continue;
      const found = await sourceOf(await read(url));
      byUrl.set(url.href, found);
      waiting.push(found);
    }
  return new Documents(main, byUrl);
}

const sourceOf = async ({ name, url, text }: ReadText): Promise<Source> => ({
  name,
  url,
  text,
  root: await readText(name, text),
});

function urlOf(reference: string, { name, url }: Source): URL {
  if (!URL.canParse(reference, url))
    throw new UserError('ValidationError', `${name}: The reference '${reference}' is no URL.`);
  const target = new URL(reference, url);
  if (target.protocol === 'file:' && !url.startsWith('file:'))
    throw new UserError(
      'ValidationError',
      `${name} comes from the web and refers to a file of this machine, which is not read: '${reference}'.`,
    );
  return target;
}
