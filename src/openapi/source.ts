/** A document that was read. */
export interface Source {
  /** As a person is told of it: a file, or a URL without what may be secret of it. */
  readonly name: string;
  /** What its references are relative to: `file:///…`, `https://…`. */
  readonly url: string;
  readonly text: string;
  readonly root: unknown;
}

export type Path = readonly string[];

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of what the object itself has, so that no name means anything to JavaScript. */
export const ownMember = (value: unknown, name: string): unknown =>
  (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

/** RFC 6901, as it stands in the fragment of a URL. */
export const pointerOf = (path: Path): string =>
  path.map(name => `/${encodeURI(name.replace(/~/g, '~0').replace(/\//g, '~1')).replace(/#/g, '%23')}`).join('');

/** The names of a pointer; undefined where it is none. */
export function pathOf(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map(name => decoded(name).replace(/~1/g, '/').replace(/~0/g, '~'));
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

/** What a reference object leads to, as it is written. */
export function referenceIn(value: unknown): string | undefined {
  const reference = ownMember(value, '$ref');
  return typeof reference === 'string' ? reference : undefined;
}

export function splitReference(reference: string): [file: string, pointer: string] {
  const hash = reference.indexOf('#');
  return hash < 0 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
}
