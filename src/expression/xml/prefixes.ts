import { parents } from './walk.ts';
import type { XAttribute } from './x-attribute.ts';
import { XML_URI, XMLNS_URI } from './x-namespace.ts';
import type { XNode } from './x-node.ts';

interface Declared {
  readonly prefix: string;
  readonly uri: string;
}

interface Scope {
  readonly depth: number;
  readonly declared: readonly Declared[];
}

/** Which prefixes the tree itself declares for namespaces, at the element that is being written. */
export class Prefixes {
  /** Of the elements that declare any, the outermost first. */
  readonly #scopes: Scope[];
  #depth = 0;

  /** Those of the elements around the node are known, too, so that it keeps its prefixes. */
  constructor(node: XNode) {
    // Of one element's own, the last counts most; of one around it, .NET takes the first.
    this.#scopes = [...parents(node)]
      .map(parent => ({ depth: 0, declared: declarations(parent.attributes).toReversed() }))
      .toReversed();
  }

  enter(attributes: Iterable<XAttribute>): void {
    this.#depth += 1;
    const declared = declarations(attributes);
    if (declared.length > 0) this.#scopes.push({ depth: this.#depth, declared });
  }

  leave(): void {
    if (this.#scopes.at(-1)?.depth === this.#depth) this.#scopes.pop();
    this.#depth -= 1;
  }

  /** Null: no prefix is declared for it. */
  find(uri: string, mayBeDefault: boolean): string | null {
    if (uri === '') return '';
    return this.#declared(uri, mayBeDefault) ?? RESERVED.get(uri) ?? null;
  }

  #declared(uri: string, mayBeDefault: boolean): string | undefined {
    const hidden = new Set<string>();
    for (const scope of this.#scopes.toReversed())
      for (const declared of scope.declared.toReversed()) {
        const isSeen = declared.uri === uri && !hidden.has(declared.prefix);
        if (isSeen && (mayBeDefault || declared.prefix !== '')) return declared.prefix;
        hidden.add(declared.prefix);
      }
    return undefined;
  }
}

const RESERVED: ReadonlyMap<string, string> = new Map([
  [XML_URI, 'xml'],
  [XMLNS_URI, 'xmlns'],
]);

const declarations = (attributes: Iterable<XAttribute>): readonly Declared[] =>
  [...attributes]
    .filter(attribute => attribute.isNamespaceDeclaration)
    .map(({ name, value }) => ({ prefix: name.uri === '' ? '' : name.localName, uri: value }));
