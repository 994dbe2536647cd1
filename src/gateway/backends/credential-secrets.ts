import type { Backend } from '../../model/backend.ts';

/** What an entity adds to each request, in its clear text, and how it signs in at its proxy. */
export function credentialSecrets({ credentials, proxy }: Backend): string[] {
  const { header, query, authorization } = credentials ?? {};
  const values = [...Object.values(header ?? {}), ...Object.values(query ?? {})].flat();
  return [...values, authorization?.parameter ?? '', proxy?.password ?? ''];
}
