import { UserError } from '../errors.ts';
import { DEFAULT_GLOBAL_POLICY } from '../model/policy.ts';
import { type CompiledPolicy, combine, narrow, type Tools } from '../policy/compile.ts';
import { Compilations } from './compilations.ts';
import { failingPolicy } from './failing-policy.ts';
import type { Types } from './gateway-types.ts';

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
  readonly #inherited: CompiledPolicy<Types>;
  readonly #ofApis = new Map<string, CompiledPolicy<Types>>();

  constructor(globalDocument: string | undefined, tools: Tools<Types>, previous: Policies | undefined) {
    this.#compilations = new Compilations(tools, previous === undefined ? undefined : previous.#compilations);
    this.#knownBroken = previous === undefined ? undefined : previous.#broken;
    const source = globalDocument ?? DEFAULT_GLOBAL_POLICY;
    this.#inherited = this.#standingIn(GLOBAL, source, 'The global policy', () =>
      combine([this.#compilations.document(source, 'global')]),
    );
  }

  /** What is in effect for an API; for one without a document the global policy. */
  forApi(id: string, document: string | undefined): CompiledPolicy<Types> {
    if (document === undefined) return this.#inherited;
    return this.#standingIn(id.toLowerCase(), document, `The policy of API '${id}'`, () => this.#ofApi(document));
  }

  /** Documents that do not compile, a sentence each. */
  get broken(): string[] {
    return [...this.#broken.values()].map(({ message }) => message);
  }

  /** One for all APIs with the same document. */
  #ofApi(document: string): CompiledPolicy<Types> {
    const known = this.#ofApis.get(document);
    if (known !== undefined) return known;
    const policy = narrow(this.#inherited, this.#compilations.document(document, 'api'));
    this.#ofApis.set(document, policy);
    return policy;
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
}
