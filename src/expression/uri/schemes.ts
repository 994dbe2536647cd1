export interface Scheme {
  /** -1: it has none. */
  readonly port: number;
  /** `required`: `//` must follow; `optional`: it may; `none`: all the rest is the path. */
  readonly authority: 'required' | 'optional' | 'none';
  readonly mayLackHost: boolean;
  /** Whether a host may be anything that is no host name either. */
  readonly takesAnyHost: boolean;
}

const internet = (port: number): Scheme => ({ port, authority: 'required', mayLackHost: false, takesAnyHost: false });
const opaque = (port: number): Scheme => ({ port, authority: 'none', mayLackHost: true, takesAnyHost: true });

const SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['http', internet(80)],
  ['https', internet(443)],
  ['ws', internet(80)],
  ['wss', internet(443)],
  ['ftp', internet(21)],
  ['gopher', internet(70)],
  ['nntp', internet(119)],
  ['telnet', internet(23)],
  ['net.tcp', internet(808)],
  ['net.pipe', internet(-1)],
  ['file', { port: -1, authority: 'required', mayLackHost: true, takesAnyHost: false }],
  ['ldap', { port: 389, authority: 'required', mayLackHost: true, takesAnyHost: true }],
  ['mailto', opaque(25)],
  ['news', opaque(-1)],
  ['uuid', opaque(-1)],
]);

const UNKNOWN: Scheme = { port: -1, authority: 'optional', mayLackHost: true, takesAnyHost: true };

/** The name in lower case. */
export const schemeOf = (name: string): Scheme => SCHEMES.get(name) ?? UNKNOWN;
