import type { Change } from '../store/notices.ts';
import type { Store } from '../store/store.ts';
import { Configuration, type Equipment } from './configuration/configuration.ts';
import { describeChange, describeServed, describeSkipped } from './configuration/overview.ts';
import { GatewayState } from './configuration/state.ts';
import { expressionsOf } from './expressions/expressions.ts';
import { Forwarding } from './forwarding.ts';
import type { Serving } from './handler.ts';
import type { GatewayTimeouts } from './settings.ts';

interface Loaded {
  readonly state: GatewayState;
  readonly serving: Serving;
}

/** Where the gateway is reached, and what it serves there, a line each. */
interface Address {
  readonly url: string;
  overview: readonly string[];
}

/** The configuration that serves, kept up with the store. */
export class LiveConfiguration {
  readonly #store: Store;
  readonly #timeouts: GatewayTimeouts;
  readonly #equipment: Omit<Equipment, 'expressions'>;
  readonly #address: Promise<Address>;
  #begin: (address: Address) => void = () => undefined;
  #loaded: Loaded | undefined;
  /** Changes that could not be read when they were announced. */
  #unread: readonly Change[] = [];

  constructor(store: Store, timeouts: GatewayTimeouts, equipment: Omit<Equipment, 'expressions'>) {
    this.#store = store;
    this.#timeouts = timeouts;
    this.#equipment = equipment;
    this.#address = new Promise(resolve => {
      this.#begin = resolve;
    });
  }

  get serving(): Serving {
    return this.#required().serving;
  }

  async load(): Promise<void> {
    const state = await this.#store.readUnderLock(collections => new GatewayState(collections));
    this.#loaded = { state, serving: await this.#compile(state, undefined) };
  }

  /** From now on changes are taken over; `url` is where this gateway is reached. */
  begin(url: string): void {
    this.#begin({ url, overview: describeServed(this.serving.configuration, url) });
  }

  /**
   * Reads what changed and swaps the configuration. Answers what there is to tell about it; throws UserError, the old
   * configuration serving on, where the new state cannot be read or does not compile. Not to be called again before it
   * has answered.
   */
  async apply(changes: readonly Change[]): Promise<string[]> {
    const address = await this.#address;
    const { state, serving } = this.#required();
    this.#unread = [...this.#unread, ...changes];
    // Not under the lock: behind a queue of commands that want it they would wait for a confirmation in vain.
    const takeOver = this.#store.readTogether(collections => state.read(collections, this.#unread));
    takeOver();
    this.#unread = [];
    const next = await this.#compile(state, serving.configuration);
    this.#loaded = { state, serving: next };
    serving.configuration.retire();
    const before = address.overview;
    address.overview = describeServed(next.configuration, address.url);
    return [...describeChange(before, address.overview), ...describeSkipped(serving.configuration, next.configuration)];
  }

  async #compile(state: GatewayState, previous: Configuration | undefined): Promise<Serving> {
    const expressions = await expressionsOf(state.documents());
    const configuration = new Configuration(state, { ...this.#equipment, expressions }, previous);
    return { configuration, forwarding: new Forwarding(configuration, this.#timeouts) };
  }

  #required(): Loaded {
    if (this.#loaded === undefined) throw new Error('The configuration is not loaded yet.');
    return this.#loaded;
  }
}
