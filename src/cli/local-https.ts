import { X509Certificate } from 'node:crypto';
import { createAuthority, type Identity, issue } from '../certificates/authority.ts';
import { LOOPBACK_ONLY } from '../certificates/name-constraints.ts';
import { authorityFile, keptAuthority } from '../store/local-authority.ts';

const AUTHORITY_DAYS = 3650;
const LEAF_DAYS = 30;
/** An authority that ends sooner than its leaves would is made anew. */
const LEAF_LIFE = LEAF_DAYS * 86_400_000;

export interface LocalHttps extends Identity {
  /** The file of the CA's certificate, which callers have to trust. */
  readonly caFile: string;
}

/** A certificate for localhost, 127.0.0.1 and ::1, issued by the CA of this home, which is made at first use. */
export async function localHttps(home: string, now: Date): Promise<LocalHttps> {
  const isGood = (pem: string): boolean =>
    new Date(new X509Certificate(pem).validTo).getTime() > now.getTime() + LEAF_LIFE;
  const authority = await keptAuthority(home, isGood, () =>
    createAuthority({
      commonName: 'apim local CA',
      organization: 'apim, for this machine only',
      days: AUTHORITY_DAYS,
      now,
      nameConstraints: LOOPBACK_ONLY,
      usage: 'server',
    }),
  );
  const leaf = await issue(authority, {
    commonName: 'localhost',
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1', '::1'],
    usage: 'server',
    days: LEAF_DAYS,
    now,
  });
  return { ...leaf, caFile: authorityFile(home) };
}
