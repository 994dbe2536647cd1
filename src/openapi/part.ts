import { isObject, ownMember, type Path, type Source } from './source.ts';

/** Why a document cannot be taken, and where that is. */
export class DocumentFault extends Error {
  readonly part: Part;

  constructor(part: Part, reason: string) {
    super(reason);
    this.part = part;
  }
}

/** A value of a document, and where it stands; of what is not there the value is undefined. */
export class Part {
  readonly value: unknown;
  readonly source: Source;
  readonly path: Path;

  constructor(value: unknown, source: Source, path: Path) {
    this.value = value;
    this.source = source;
    this.path = path;
  }

  static rootOf(source: Source): Part {
    return new Part(source.root, source, []);
  }

  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  member(name: string): Part {
    return new Part(ownMember(this.value, name), this.source, [...this.path, name]);
  }

  /** What stands here in another form. */
  as(value: unknown): Part {
    return new Part(value, this.source, this.path);
  }

  /** Of an object that may be left out. Throws DocumentFault where it is something else. */
  members(): [name: string, part: Part][] {
    if (!this.isThere) return [];
    if (!isObject(this.value)) throw this.fault(`${this.#what} must be an object.`);
    return Object.keys(this.value).map(name => [name, this.member(name)]);
  }

  /** Of a list that may be left out. Throws DocumentFault where it is something else. */
  items(): Part[] {
    if (!this.isThere) return [];
    if (!Array.isArray(this.value)) throw this.fault(`${this.#what} must be a list.`);
    return this.value.map((_, index) => this.member(String(index)));
  }

  /** Undefined where it is left out, null or empty. Numbers and the like are taken as they are written. */
  text(): string | undefined {
    if (!this.isThere || this.value === '') return undefined;
    if (typeof this.value === 'object') throw this.fault(`${this.#what} must be a text.`);
    return String(this.value);
  }

  get isTrue(): boolean {
    return this.value === true;
  }

  fault(reason: string): DocumentFault {
    return new DocumentFault(this, reason);
  }

  get #what(): string {
    return this.path.length === 0 ? 'The document' : `'${this.path.at(-1)}'`;
  }
}
