/** ProtocolVersion of RFC 8446, section 4.2.1. */
export const TLS12 = 0x0303;
export const TLS13 = 0x0304;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x0300, 'SSLv3'],
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [TLS12, 'TLSv1.2'],
  [TLS13, 'TLSv1.3'],
]);

/** Node's name, `TLSv1.3`; `0x0305` for a number without one. */
export const versionName = (version: number): string =>
  NAMES.get(version) ?? `0x${version.toString(16).padStart(4, '0')}`;
