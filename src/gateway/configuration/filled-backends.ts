import type { Backend } from '../../model/backend.ts';
import type { NamedValue } from '../../model/named-value.ts';
import { valuesNamedBy, withNamedValues } from '../../policy/backend-values.ts';

interface Filled {
  readonly source: Backend;
  readonly backend: Backend;
  /** What its names stood for: while they stand for it, it need not be filled again, nor what names the backend compiled. */
  readonly found: readonly (NamedValue | undefined)[];
}

/** The backends of a configuration, with values in the place of names; what did not change is the previous one's. */
export class FilledBackends {
  readonly #values: ReadonlyMap<string, NamedValue>;
  readonly #filled: ReadonlyMap<string, Filled>;

  /** `values`: by their display names. */
  constructor(
    backends: readonly Backend[],
    values: ReadonlyMap<string, NamedValue>,
    previous: FilledBackends | undefined,
  ) {
    this.#values = values;
    this.#filled = new Map(
      backends.map(source => [source.id, this.#kept(previous?.filled(source.id), source) ?? this.#fill(source)]),
    );
  }

  /** In the order in which they were given. */
  get all(): Backend[] {
    return [...this.#filled.values()].map(({ backend }) => backend);
  }

  filled(id: string): Filled | undefined {
    return this.#filled.get(id);
  }

  #kept(known: Filled | undefined, source: Backend): Filled | undefined {
    return known?.source === source && this.#found(source).every((value, index) => value === known.found[index])
      ? known
      : undefined;
  }

  #fill(source: Backend): Filled {
    const backend = withNamedValues(source, name => this.#values.get(name)?.value);
    return { source, backend, found: this.#found(source) };
  }

  #found = (source: Backend): (NamedValue | undefined)[] => valuesNamedBy(source).map(name => this.#values.get(name));
}
