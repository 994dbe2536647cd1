/** The .NET side of what the host has: the same object until the host has another. */
export class Mirror<H, N> {
  readonly #make: (host: H) => N;
  #current: { readonly host: H; readonly object: N } | undefined;

  constructor(make: (host: H) => N) {
    this.#make = make;
  }

  of(host: H): N {
    if (this.#current?.host !== host) this.#current = { host, object: this.#make(host) };
    return this.#current.object;
  }

  /** Null for what the host does not have. */
  orNull(host: H | undefined): N | null {
    return host === undefined ? null : this.of(host);
  }
}
