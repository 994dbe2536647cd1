import { NetObject } from '../runtime/net-object.ts';
import { ABSOLUTE, Uri } from '../uri/uri.ts';
import type { HostUrl } from './host.ts';
import { NamedValues } from './named-values.ts';
import { IURL } from './types.ts';

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
]);

/** `IUrl` */
export class PolicyUrl extends NetObject {
  override readonly type = IURL;
  readonly host: HostUrl;
  #query: NamedValues | undefined;

  constructor(host: HostUrl) {
    super();
    this.host = host;
  }

  /** Decoded, `+` as a space. */
  get query(): NamedValues {
    this.#query ??= NamedValues.ignoringCase([...new URLSearchParams(this.host.query)].flat());
    return this.#query;
  }

  override toText(): string {
    const { scheme, host, port, path, query } = this.host;
    const authority = DEFAULT_PORTS.get(scheme) === port ? host : `${host}:${port}`;
    return `${scheme}://${authority}${path}${query}`;
  }

  toUri(): Uri {
    return Uri.parse(this.toText(), ABSOLUTE);
  }
}

export const policyUrl = (host: HostUrl): PolicyUrl => new PolicyUrl(host);
