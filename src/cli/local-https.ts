import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createAuthority, type Identity, issue } from '../certificates/authority.ts';
import { LOOPBACK_ONLY } from '../certificates/x509/name-constraints.ts';
import { authorityFile, keptAuthority, type LocalAuthority } from '../store/local-authority.ts';

const AUTHORITY_DAYS = 3650;
const LEAF_DAYS = 30;
const LEAF_LIFE = LEAF_DAYS * 86_400_000;

export interface LocalHttps extends Identity {
  /** The file of the CA's certificate, which callers have to trust. */
  readonly caFile: string;
}

/** A certificate for localhost, 127.0.0.1 and ::1, issued by the CA of this home, which is made at first use. */
export async function localHttps(home: string, now: Date): Promise<LocalHttps> {
  const authority = await keptAuthority(
    home,
    kept => isGood(kept, now),
    () =>
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

/** One that ends sooner than its leaves would is made anew, as is one of a clock that was ahead or of a kill between its two files. */
function isGood({ certificate, privateKey }: LocalAuthority, now: Date): boolean {
  const authority = new X509Certificate(certificate);
  const [from, to] = [new Date(authority.validFrom), new Date(authority.validTo)];
  const isValid = from <= now && to.getTime() > now.getTime() + LEAF_LIFE;
  return isValid && authority.checkPrivateKey(createPrivateKey(privateKey));
}
