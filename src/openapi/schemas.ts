import { isDeepStrictEqual } from 'node:util';
import { type Documents, keyOf } from './documents.ts';
import type { Part } from './part.ts';
import { DATA, MAPS } from './references.ts';
import { isObject, ownMember, pathOf, pointerOf, referenceIn } from './source.ts';

/** Where schemas stand in what is kept of a document. */
export const SCHEMAS = '#/components/schemas/';

/** Changes what a kind of document writes otherwise than OpenAPI 3 into what that writes. */
export type Modernize = (schema: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * The schemas of an API by name: those of the document, those that it refers to elsewhere, and those that stand in
 * operations, which get a name. References lead from one to another, in circles too.
 */
export class Schemas {
  readonly #documents: Documents;
  readonly #home: readonly string[];
  readonly #modernize: Modernize;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #kept = new Map<string, unknown>();

  /** `home` is where the document has its schemas. */
  constructor(documents: Documents, root: Part, home: readonly string[], modernize: Modernize) {
    this.#documents = documents;
    this.#home = home;
    this.#modernize = modernize;
    const own = home.reduce((part, name) => part.member(name), root).members();
    for (const [name, part] of own) {
      this.#names.set(keyOf(part), name);
      this.#taken.add(name);
    }
    for (const [name, part] of own) this.#kept.set(name, this.#rewritten(part, part.value, false));
  }

  /** Undefined where there are none. */
  all(): Record<string, unknown> | undefined {
    return this.#kept.size === 0 ? undefined : Object.fromEntries(this.#kept);
  }

  /** What a schema is called; one that has no name gets the one that is wanted, or one like it. Undefined where it says nothing. */
  nameOf(part: Part, wanted: () => string): string | undefined {
    const reference = referenceIn(part.value);
    if (reference !== undefined && isObject(part.value) && Object.keys(part.value).length === 1)
      return this.#nameAt(this.#documents.target(part, reference));
    if (!isObject(part.value) || Object.keys(part.value).length === 0) return undefined;
    return this.#keep(part, wanted());
  }

  #keep(part: Part, wanted: string): string {
    const schema = this.#rewritten(part, part.value, false);
    if (isDeepStrictEqual(this.#kept.get(wanted), schema)) return wanted;
    const name = this.#free(wanted);
    this.#kept.set(name, schema);
    return name;
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let number = 1; this.#taken.has(name); number += 1) name = `${wanted}-${number}`;
    this.#taken.add(name);
    return name;
  }

  /** Of what a reference leads to: where it is none of the document's own schemas, it becomes one. */
  #nameAt(target: Part): string {
    const key = keyOf(target);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#free(nameFrom(target));
    this.#names.set(key, name);
    // Its place among the others is taken before what it refers to asks for one.
    this.#kept.set(name, undefined);
    this.#kept.set(name, this.#rewritten(target, target.value, false));
    return name;
  }

  #rewritten(from: Part, value: unknown, isMap: boolean): unknown {
    if (Array.isArray(value)) return value.map(item => this.#rewritten(from, item, false));
    if (!isObject(value)) return value;
    const modern = isMap ? value : this.#modernize(value);
    return Object.fromEntries(
      Object.entries(modern).map(([name, member]) => [name, this.#member(from, name, member, isMap)]),
    );
  }

  #member(from: Part, name: string, member: unknown, isMap: boolean): unknown {
    if (isMap) return this.#rewritten(from, member, false);
    if (name === '$ref' && typeof member === 'string') return this.#reference(from, member);
    if (name === 'discriminator') return this.#discriminator(from, member);
    if (DATA.has(name) || name === 'examples' || name.startsWith('x-')) return member;
    return this.#rewritten(from, member, MAPS.has(name));
  }

  #reference(from: Part, reference: string): string {
    const target = this.#documents.target(from, reference);
    const inHome = this.#pathInHome(target);
    if (inHome !== undefined) return `${SCHEMAS.slice(0, -1)}${pointerOf(inHome)}`;
    return `${SCHEMAS.slice(0, -1)}${pointerOf([this.#nameAt(target)])}`;
  }

  /** From the schema's name on, of what is in one of the document's own. */
  #pathInHome({ source, path }: Part): readonly string[] | undefined {
    const isThere = path.length > this.#home.length && this.#home.every((name, index) => path[index] === name);
    return isThere && source === this.#documents.main ? path.slice(this.#home.length) : undefined;
  }

  /** Its mapping names schemas, or refers to them. */
  #discriminator(from: Part, discriminator: unknown): unknown {
    const mapping = ownMember(discriminator, 'mapping');
    if (!isObject(discriminator) || !isObject(mapping)) return discriminator;
    const entries = Object.entries(mapping).map(([name, value]) => [
      name,
      typeof value === 'string' && /[#/]/.test(value) ? this.#reference(from, value) : value,
    ]);
    return { ...discriminator, mapping: Object.fromEntries(entries) };
  }
}

/** Of a document of its own, its file's name without what tells its kind; else the last name on the way to it. */
function nameFrom({ path, source }: Part): string {
  const last = path.findLast(name => !/^\d+$/.test(name));
  const file = decodeURI(source.url)
    .split('/')
    .at(-1)
    ?.replace(/[?#].*$/, '')
    .replace(/\.(?:json|ya?ml)$/i, '');
  return (last ?? file ?? '').replace(/[^\w.-]+/g, '-') || 'schema';
}

/** Of a reference to a schema that is kept. */
export const nameIn = (reference: string): string | undefined =>
  reference.startsWith(SCHEMAS) ? pathOf(reference.slice(SCHEMAS.length - 1))?.[0] : undefined;
