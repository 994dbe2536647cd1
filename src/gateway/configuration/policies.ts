import { UserError } from '../../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../../model/policy.ts';
import type { CompiledDocument, CompiledPolicy, Tools } from '../../policy/compile.ts';
import { EffectivePolicies } from '../../policy/effective.ts';
import { Compilations } from './compilations.ts';
import { failingDocument } from './failing-document.ts';

interface Broken {
  readonly source: string;
  /** A sentence for a person. */
  readonly message: string;
}

/** The key of the global document; the ids of APIs are never empty. */
const GLOBAL = '';

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

  constructor(globalDocument: string | undefined, tools: Tools, previous: Policies | undefined) {
    this.#compilations = new Compilations(tools, previous === undefined ? undefined : previous.#compilations);
    this.#knownBroken = previous === undefined ? undefined : previous.#broken;
    this.#globalDocument = this.#document(
      GLOBAL,
      globalDocument ?? DEFAULT_GLOBAL_POLICY,
      'global',
      'The global policy',
    );
  }

  /** What is in effect where no API is. */
  get global(): CompiledPolicy {
    return this.#effective.of([this.#globalDocument]);
  }

  /** What is in effect for an API; for one without a document the global policy. */
  forApi(id: string, source: string | undefined): CompiledPolicy {
    if (source === undefined) return this.global;
    const document = this.#document(id.toLowerCase(), source, 'api', `The policy of API '${id}'`);
    return this.#effective.of([this.#globalDocument, document]);
  }

  /** Documents that do not compile, a sentence each. */
  get broken(): string[] {
    return [...this.#broken.values()].map(({ message }) => message);
  }

  /** The names of policies that are not run yet. */
  get unsupported(): string[] {
    return [...this.#unsupported].toSorted();
  }

  #document(key: string, source: string, scope: 'global' | 'api', what: string): CompiledDocument {
    try {
      const document = this.#compilations.document(source, scope);
      for (const name of document.unsupported) this.#unsupported.add(name);
      return document;
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      const message = `${what} does not compile: ${cause.message}`;
      if (!this.#mayBeBroken(key, source)) throw new UserError(cause.code, message, { cause });
      this.#broken.set(key, { source, message });
      return failingDocument(scope, message);
    }
  }

  #mayBeBroken(key: string, source: string): boolean {
    return this.#knownBroken === undefined || this.#knownBroken.get(key)?.source === source;
  }
}
