import tls from 'node:tls';

/** Node 22.15 and newer can tell their default roots; before that they are the bundled ones and the extra file. */
export function systemRoots(extra: readonly string[]): string[] {
  const getCACertificates: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof getCACertificates !== 'function') return [...tls.rootCertificates, ...extra];
  const roots: unknown = getCACertificates('default');
  return Array.isArray(roots) ? roots.map(String) : [...tls.rootCertificates, ...extra];
}
