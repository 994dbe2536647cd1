import { UserError } from '../../errors.ts';
import type { Api } from '../../model/api.ts';
import { DEFAULT_GLOBAL_POLICY } from '../../model/policy.ts';
import type { Product } from '../../model/product.ts';
import { type DocumentScope, GLOBAL, quotedOwnerName, scopePath } from '../../model/scope.ts';
import type { CompiledDocument, CompiledPolicy, Tools } from '../../policy/compile.ts';
import { EffectivePolicies } from '../../policy/effective.ts';
import { Compilations } from './compilations.ts';
import { failingDocument } from './failing-document.ts';
import { type ScopedPolicies, scoped } from './scoped-policies.ts';
import type { GatewayState } from './state.ts';

interface Broken {
  readonly source: string;
  /** A sentence for a person. */
  readonly message: string;
}

const NONE: ReadonlyMap<string, ScopedPolicies> = new Map();

/**
 * The documents of a configuration, compiled. One that does not compile is refused by a UserError, but at the start, or
 * where it was out of order before, only its own scope fails.
 */
export class Policies {
  readonly #compilations: Compilations;
  /** Undefined at the start. */
  readonly #knownBroken: ReadonlyMap<string, Broken> | undefined;
  readonly #broken = new Map<string, Broken>();
  readonly #effective = new EffectivePolicies();
  readonly #unsupported = new Set<string>();
  readonly #globalDocument: CompiledDocument;
  /** By its id; a product has one or none. */
  readonly #ofProducts: ReadonlyMap<string, readonly CompiledDocument[]>;

  constructor(
    { globalPolicy, products }: Pick<GatewayState, 'globalPolicy' | 'products'>,
    tools: Tools,
    previous: Policies | undefined,
  ) {
    this.#compilations = new Compilations(tools, previous === undefined ? undefined : previous.#compilations);
    this.#knownBroken = previous === undefined ? undefined : previous.#broken;
    this.#globalDocument = this.#document(GLOBAL, globalPolicy ?? DEFAULT_GLOBAL_POLICY);
    this.#ofProducts = new Map(
      products.map(({ id, policy }) => [id, this.#documents({ kind: 'product', productId: id }, policy)]),
    );
  }

  /** What is in effect where no API is. */
  get global(): CompiledPolicy {
    return this.#effective.of([this.#globalDocument]);
  }

  /** What is in effect for an API. */
  forApi(api: Api): ScopedPolicies {
    return this.#scoped(this.#apiDocuments(api));
  }

  /** For those of its operations that have a document of their own, by their ids. */
  forOperations(api: Api): ReadonlyMap<string, ScopedPolicies> {
    const own = (api.operations ?? []).filter(({ policy }) => policy !== undefined);
    if (own.length === 0) return NONE;
    const broader = this.#apiDocuments(api);
    return new Map(
      own.map(operation => {
        const scope = { kind: 'operation', apiId: api.id, operationId: operation.id } as const;
        return [operation.id, this.#scoped([...broader, ...this.#documents(scope, operation.policy)])];
      }),
    );
  }

  #apiDocuments({ id, policy }: Api): CompiledDocument[] {
    return this.#documents({ kind: 'api', apiId: id }, policy);
  }

  #scoped(narrower: readonly CompiledDocument[]): ScopedPolicies {
    const ofProduct = ({ id }: Product): readonly CompiledDocument[] => this.#ofProducts.get(id) ?? [];
    return scoped(this.#effective, this.#globalDocument, ofProduct, narrower);
  }

  /** Documents that do not compile, a sentence each. */
  get broken(): string[] {
    return [...this.#broken.values()].map(({ message }) => message);
  }

  /** The names of policies that are not run yet. */
  get unsupported(): string[] {
    return [...this.#unsupported].toSorted();
  }

  /** None, or the one that the scope has. */
  #documents(scope: DocumentScope, source: string | undefined): CompiledDocument[] {
    return source === undefined ? [] : [this.#document(scope, source)];
  }

  #document(scope: DocumentScope, source: string): CompiledDocument {
    const key = scopePath(scope).toLowerCase();
    try {
      const document = this.#compilations.document(source, scope.kind);
      for (const name of document.unsupported) this.#unsupported.add(name);
      return document;
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      const what = scope.kind === 'global' ? 'The global policy' : `The policy of ${quotedOwnerName(scope)}`;
      const message = `${what} does not compile: ${cause.message}`;
      if (!this.#mayBeBroken(key, source)) throw new UserError(cause.code, message, { cause });
      this.#broken.set(key, { source, message });
      return failingDocument(scope.kind, message);
    }
  }

  #mayBeBroken(key: string, source: string): boolean {
    return this.#knownBroken === undefined || this.#knownBroken.get(key)?.source === source;
  }
}
