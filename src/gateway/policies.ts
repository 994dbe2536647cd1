import { UserError } from '../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import { type CompiledDocument, type CompiledPolicy, combine, compileDocument, narrow } from '../policy/compile.ts';
import type { Lookup } from '../policy/services.ts';
import type { ReferenceTarget } from '../policy/statement.ts';
import { failingPolicy } from './failing-policy.ts';
import type { Types } from './gateway-types.ts';

type Found = Types['certificate'] | Types['backend'] | undefined;

interface Compilation {
  readonly source: string;
  readonly document: CompiledDocument<Types>;
  /** What its references led to: while they lead there, it need not be compiled again. */
  readonly found: readonly Found[];
}

interface Broken {
  readonly source: string;
  /** A sentence for a person. */
  readonly message: string;
}

/** The key of the global document; the ids of APIs are never empty. */
const GLOBAL = '';

/**
 * The documents of a configuration, compiled; what did not change since the previous one is taken from there. One that
 * does not compile is refused by a UserError, but at the start, or where it was out of order before, only its own scope
 * fails.
 */
export class Policies {
  readonly #lookup: Lookup<Types>;
  readonly #knownCompilations: ReadonlyMap<string, Compilation>;
  /** Undefined at the start. */
  readonly #knownBroken: ReadonlyMap<string, Broken> | undefined;
  readonly #compilations = new Map<string, Compilation>();
  readonly #broken = new Map<string, Broken>();
  readonly #inherited: CompiledPolicy<Types>;

  constructor(globalDocument: string | undefined, lookup: Lookup<Types>, previous: Policies | undefined) {
    this.#lookup = lookup;
    this.#knownCompilations = previous === undefined ? new Map() : previous.#compilations;
    this.#knownBroken = previous === undefined ? undefined : previous.#broken;
    const source = globalDocument ?? DEFAULT_GLOBAL_POLICY;
    this.#inherited = this.#standingIn(GLOBAL, source, 'The global policy', () =>
      combine([this.#compile(GLOBAL, source, 'global')]),
    );
  }

  /** What is in effect for an API; for one without a document the global policy. */
  forApi(id: string, document: string | undefined): CompiledPolicy<Types> {
    if (document === undefined) return this.#inherited;
    const key = id.toLowerCase();
    return this.#standingIn(key, document, `The policy of API '${id}'`, () =>
      narrow(this.#inherited, this.#compile(key, document, 'api')),
    );
  }

  /** Documents that do not compile, a sentence each. */
  get broken(): string[] {
    return [...this.#broken.values()].map(({ message }) => message);
  }

  #standingIn(key: string, source: string, what: string, compile: () => CompiledPolicy<Types>): CompiledPolicy<Types> {
    try {
      return compile();
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      const message = `${what} does not compile: ${cause.message}`;
      if (!this.#mayBeBroken(key, source)) throw new UserError(cause.code, message, { cause });
      this.#broken.set(key, { source, message });
      return failingPolicy(message);
    }
  }

  #mayBeBroken(key: string, source: string): boolean {
    return this.#knownBroken === undefined || this.#knownBroken.get(key)?.source === source;
  }

  #compile(key: string, source: string, scope: 'global' | 'api'): CompiledDocument<Types> {
    const known = this.#knownCompilations.get(key);
    const compilation =
      known?.source === source && this.#leadsWhereItDid(known) ? known : this.#compiled(source, scope);
    this.#compilations.set(key, compilation);
    return compilation.document;
  }

  #compiled(source: string, scope: 'global' | 'api'): Compilation {
    const document = compileDocument(source, scope, this.#lookup);
    return { source, document, found: document.references.map(({ target }) => this.#find(target)) };
  }

  #leadsWhereItDid({ document, found }: Compilation): boolean {
    return document.references.every(({ target }, index) => this.#find(target) === found[index]);
  }

  #find(target: ReferenceTarget): Found {
    return 'backendId' in target ? this.#lookup.backend(target.backendId) : this.#lookup.certificate(target);
  }
}
