import { Cursor, DecodeError } from './cursor.ts';

/** The hello of a client: RFC 8446, section 4.1.2. */
export interface ClientHello {
  readonly random: Buffer;
  /** The extension's, the preferred first; without it the highest alone. */
  readonly versions: readonly number[];
  readonly cipherSuites: readonly number[];
  /** SNI: RFC 6066, section 3. */
  readonly serverName: string | undefined;
  /** RFC 7301. */
  readonly alpn: readonly string[];
}

/** The hello of a server, or its HelloRetryRequest: RFC 8446, sections 4.1.3 and 4.1.4. */
export interface ServerHello {
  readonly random: Buffer;
  readonly version: number;
  readonly cipherSuite: number;
  readonly alpn: string | undefined;
  readonly isRetryRequest: boolean;
  /** Whether TLS 1.3 goes on with the keys of an earlier session. */
  readonly usesPreSharedKey: boolean;
  /** RFC 7366. */
  readonly encryptThenMac: boolean;
}

const EXTENSION = { serverName: 0, alpn: 16, encryptThenMac: 22, preSharedKey: 41, supportedVersions: 43 } as const;
const RANDOM_BYTES = 32;
/** SHA-256 of "HelloRetryRequest". */
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

type Extensions = ReadonlyMap<number, Cursor>;

/** Throws DecodeError, as all functions here do. */
export function readClientHello(body: Buffer): ClientHello {
  const cursor = new Cursor(body);
  const legacyVersion = cursor.number(2);
  const random = cursor.bytes(RANDOM_BYTES);
  cursor.vector(1);
  const cipherSuites = cursor.list(2, items => items.number(2));
  cursor.vector(1);
  const extensions = readExtensions(cursor);
  return {
    random,
    versions: extensions.get(EXTENSION.supportedVersions)?.list(1, items => items.number(2)) ?? [legacyVersion],
    cipherSuites,
    serverName: serverName(extensions),
    alpn: alpn(extensions),
  };
}

export function readServerHello(body: Buffer): ServerHello {
  const cursor = new Cursor(body);
  const legacyVersion = cursor.number(2);
  const random = cursor.bytes(RANDOM_BYTES);
  cursor.vector(1);
  const cipherSuite = cursor.number(2);
  cursor.number(1);
  const extensions = readExtensions(cursor);
  return {
    random,
    version: extensions.get(EXTENSION.supportedVersions)?.number(2) ?? legacyVersion,
    cipherSuite,
    alpn: alpn(extensions)[0],
    isRetryRequest: random.toString('hex') === RETRY_RANDOM,
    usesPreSharedKey: extensions.has(EXTENSION.preSharedKey),
    encryptThenMac: extensions.has(EXTENSION.encryptThenMac),
  };
}

/** What the server chose of ALPN, in TLS 1.3: RFC 8446, section 4.3.1. */
export const alpnOfEncryptedExtensions = (body: Buffer): string | undefined =>
  alpn(readExtensions(new Cursor(body)))[0];

/** Each with a cursor of its own, to be read once; a hello may do without any. */
export function readExtensions(cursor: Cursor): Extensions {
  const extensions = new Map<number, Cursor>();
  if (cursor.isAtEnd) return extensions;
  for (const [type, content] of cursor.list(2, items => [items.number(2), items.vector(2)] as const)) {
    if (extensions.has(type)) throw new DecodeError('an extension comes twice');
    extensions.set(type, new Cursor(content));
  }
  return extensions;
}

function serverName(extensions: Extensions): string | undefined {
  const names = extensions.get(EXTENSION.serverName)?.list(2, items => {
    items.number(1);
    return items.vector(2).toString('latin1');
  });
  return names?.[0];
}

const alpn = (extensions: Extensions): string[] =>
  extensions.get(EXTENSION.alpn)?.list(2, items => items.vector(1).toString('latin1')) ?? [];
