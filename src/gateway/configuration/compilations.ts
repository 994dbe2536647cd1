import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { DocumentScope } from '../../model/scope.ts';
import { type CompiledDocument, compileDocument, type Tools } from '../../policy/compile.ts';
import type { Lookup } from '../../policy/lookup.ts';
import type { ReferenceTarget } from '../../policy/statement.ts';

type Found = ClientCertificate | Backend | ReturnType<Lookup['namedValue' | 'fragment']>;

interface Compilation {
  readonly document: CompiledDocument;
  /** What its references led to: while they lead there, it need not be compiled again. */
  readonly found: readonly Found[];
}

/**
 * The documents of one configuration, each text compiled once: often many APIs have the same one, such as all that
 * present one certificate. What did not change since the previous configuration is taken from there.
 */
export class Compilations {
  readonly #tools: Tools;
  readonly #previous: Compilations['made'] | undefined;
  /** By their scopes and texts. */
  readonly made: Readonly<Record<DocumentScope['kind'], Map<string, Compilation>>> = {
    global: new Map(),
    product: new Map(),
    api: new Map(),
    operation: new Map(),
  };

  constructor(tools: Tools, previous: Compilations | undefined) {
    this.#tools = tools;
    this.#previous = previous?.made;
  }

  /** Throws UserError where it does not compile. */
  document(source: string, scope: DocumentScope['kind']): CompiledDocument {
    const made = this.made[scope];
    const compilation =
      made.get(source) ?? this.#kept(this.#previous?.[scope].get(source)) ?? this.#compiled(source, scope);
    made.set(source, compilation);
    return compilation.document;
  }

  #kept(known: Compilation | undefined): Compilation | undefined {
    return known !== undefined && this.#leadsWhereItDid(known) ? known : undefined;
  }

  #compiled(source: string, scope: DocumentScope['kind']): Compilation {
    const document = compileDocument(source, scope, this.#tools);
    return { document, found: document.references.map(({ target }) => this.#find(target)) };
  }

  #leadsWhereItDid({ document, found }: Compilation): boolean {
    return document.references.every(({ target }, index) => this.#find(target) === found[index]);
  }

  #find(target: ReferenceTarget): Found {
    const { lookup } = this.#tools;
    if ('namedValue' in target) return lookup.namedValue(target.namedValue);
    if ('fragmentId' in target) return lookup.fragment(target.fragmentId);
    return 'backendId' in target ? lookup.backend(target.backendId) : lookup.certificate(target);
  }
}
