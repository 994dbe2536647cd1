import { KEYWORDS } from './display.ts';
import { isExtension, type Member } from './member.ts';
import { memberName, readSignature } from './signature.ts';
import type { MemberBody, Members, TypeTable } from './table.ts';
import type { Type, TypeDefinition } from './type.ts';

/** All types that an expression may name or come to hold, and their members. Signatures are read when a member is first asked for. */
export class Library {
  readonly #tables = new Map<TypeDefinition, (() => Members)[]>();
  readonly #written = new Map<TypeDefinition, ReadonlyMap<string, readonly [string, MemberBody][]>>();
  readonly #byName = new Map<string, TypeDefinition[]>();
  readonly #members = new Map<TypeDefinition, Map<string, readonly Member[]>>();
  readonly #extensions = new Map<string, readonly Member[]>();

  constructor(tables: readonly TypeTable[]) {
    for (const { definition, members } of tables) {
      if (!this.#tables.has(definition)) this.#name(definition);
      push(this.#tables, definition, members);
    }
  }

  #name(definition: TypeDefinition): void {
    push(this.#byName, definition.name, definition);
    push(this.#byName, definition.fullName, definition);
  }

  /** Signatures and bodies by the member's name. */
  #writtenOf(definition: TypeDefinition): ReadonlyMap<string, readonly [string, MemberBody][]> {
    const known = this.#written.get(definition);
    if (known !== undefined) return known;
    const written = new Map<string, [string, MemberBody][]>();
    for (const table of this.#tables.get(definition) ?? [])
      for (const [signature, body] of Object.entries(table())) push(written, memberName(signature), [signature, body]);
    this.#written.set(definition, written);
    return written;
  }

  get definitions(): Iterable<TypeDefinition> {
    return this.#tables.keys();
  }

  /** By its simple or its full name; several where namespaces share a name, such as `Extensions`. */
  find(name: string, parameterCount: number): readonly TypeDefinition[] {
    return (this.#byName.get(name) ?? []).filter(({ parameters }) => parameters.length === parameterCount);
  }

  /** Those that the type itself declares under this name; not those of its bases. */
  declared(definition: TypeDefinition, name: string): readonly Member[] {
    const written = this.#writtenOf(definition).get(name);
    if (written === undefined) return NONE;
    const known = this.#members.get(definition)?.get(name);
    if (known !== undefined) return known;
    const found = written.map(([signature, body]) => readSignature(signature, body, definition, this.#type));
    const ofType = this.#members.get(definition) ?? new Map<string, readonly Member[]>();
    this.#members.set(definition, ofType.set(name, found));
    return found;
  }

  /** The names of what a type declares, in the table's order. */
  names(definition: TypeDefinition): readonly string[] {
    return [...this.#writtenOf(definition).keys()];
  }

  /** Extension methods of that name, of all static classes. */
  extensions(name: string): readonly Member[] {
    const known = this.#extensions.get(name);
    if (known !== undefined) return known;
    const found = [...this.#tables.keys()]
      .filter(({ kind }) => kind === 'static class')
      .flatMap(definition => this.declared(definition, name).filter(isExtension));
    if (found.length === 0) return NONE;
    this.#extensions.set(name, found);
    return found;
  }

  readonly #type = (name: string, typeArguments: readonly Type[]): Type | undefined =>
    KEYWORDS.get(name) ?? this.find(name, typeArguments.length)[0]?.of(...typeArguments);
}

const NONE: readonly Member[] = [];

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
