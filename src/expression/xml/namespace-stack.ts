import { argumentException, NetException, XML_EXCEPTION } from '../runtime/exception.ts';
import { XML_URI, XMLNS_URI } from './x-namespace.ts';

/** `needed`: used, but not declared so far; `implied`: declared further out. */
type Standing = 'needed' | 'implied' | 'written';

interface Binding {
  readonly prefix: string;
  readonly uri: string;
  standing: Standing;
}

/** What prefixes mean in the text that is being written, as .NET's XmlWriter keeps it. */
export class NamespaceStack {
  readonly #bindings: Binding[] = [
    { prefix: 'xmlns', uri: XMLNS_URI, standing: 'implied' },
    { prefix: 'xml', uri: XML_URI, standing: 'implied' },
    { prefix: '', uri: '', standing: 'implied' },
  ];
  readonly #elements: number[] = [];

  enter(): void {
    this.#elements.push(this.#bindings.length);
  }

  leave(): void {
    this.#bindings.length = this.#elements.pop() ?? 0;
  }

  /** The prefix of an element or attribute is used. Throws XmlException if it already means something else in this tag. */
  use(prefix: string, uri: string): void {
    const index = this.#indexOf(prefix);
    const known = this.#bindings[index];
    if (known !== undefined && this.#isOwn(index)) this.#checkSame(known, uri);
    else this.#bindings.push({ prefix, uri, standing: known?.uri === uri ? 'implied' : 'needed' });
  }

  /** The tree declares a prefix; answers whether that must be written. */
  declare(prefix: string, uri: string, omitsDuplicates: boolean): boolean {
    checkReserved(prefix, uri);
    const index = this.#indexOf(prefix);
    const known = this.#bindings[index];
    if (known === undefined || !this.#isOwn(index)) {
      this.#bindings.push({ prefix, uri, standing: 'written' });
      return !omitsDuplicates || known?.uri !== uri;
    }
    this.#checkSame(known, uri);
    const isNeeded = known.standing === 'needed';
    known.standing = 'written';
    return isNeeded || !omitsDuplicates;
  }

  /** Those of this element that were used and not declared, the latest first. */
  undeclared(): readonly Binding[] {
    return this.#bindings
      .slice(this.#elements.at(-1))
      .filter(({ standing }) => standing === 'needed')
      .toReversed();
  }

  prefixOf(uri: string): string | undefined {
    const binding = this.#bindings.findLast(each => each.uri === uri);
    return binding !== undefined && this.#bindings[this.#indexOf(binding.prefix)] === binding
      ? binding.prefix
      : undefined;
  }

  /** What this very element has bound the prefix to. */
  ownUri(prefix: string): string | undefined {
    const index = this.#indexOf(prefix);
    return this.#isOwn(index) ? this.#bindings[index]?.uri : undefined;
  }

  /** `p1` in the root element, counting up with each binding. */
  newPrefix(): string {
    const prefix = `p${this.#bindings.length - 3}`;
    let candidate = prefix;
    for (let count = 0; this.#indexOf(candidate) >= 0; count += 1) candidate = `${prefix}${count}`;
    return candidate;
  }

  #indexOf(prefix: string): number {
    return this.#bindings.findLastIndex(binding => binding.prefix === prefix);
  }

  #isOwn(index: number): boolean {
    return index >= (this.#elements.at(-1) ?? 0);
  }

  #checkSame({ prefix, uri }: Binding, other: string): void {
    if (uri === other) return;
    const message = `The prefix '${prefix}' cannot be redefined from '${uri}' to '${other}' within the same start element tag.`;
    throw new NetException(XML_EXCEPTION, message, null);
  }
}

function checkReserved(prefix: string, uri: string): void {
  if (uri === XMLNS_URI || (uri === XML_URI && prefix !== 'xml'))
    throw argumentException(`Prefix '${prefix}' cannot be mapped to namespace name reserved for "xml" or "xmlns".`);
}
