import type { X509Certificate } from 'node:crypto';
import { certificateFields } from '../../certificates/x509/certificate-fields.ts';
import { unlessDamaged } from '../../certificates/x509/damage.ts';
import { distinguishedName } from '../../certificates/x509/distinguished-name.ts';
import { certificateFacts } from '../../certificates/x509/facts.ts';
import { lacksClientAuthentication } from '../../certificates/x509/usability.ts';

/** What is wrong with a client certificate that a server may refuse it for, as ends of `the certificate, which …`. */
export interface ClientFaults {
  /** Of the leaf, else of what goes with it. */
  readonly date: string | undefined;
  readonly usage: string | undefined;
}

/** `chain`: the leaf, then what goes with it. Servers judge by their own clocks; `now` is by the one that there is. */
export function clientFaults([leaf, ...above]: readonly X509Certificate[], now: Date): ClientFaults {
  const [higher] = above.flatMap(certificate => {
    const date = wrongDate(certificate, now);
    return date === undefined ? [] : [`goes with ${nameOf(certificate)}, which ${date}`];
  });
  return {
    date: (leaf === undefined ? undefined : wrongDate(leaf, now)) ?? higher,
    usage:
      leaf !== undefined && lacksClientAuthentication(leaf)
        ? 'is not meant for client authentication (its extended key usage leaves it out)'
        : undefined,
  };
}

function wrongDate(certificate: X509Certificate, now: Date): string | undefined {
  const from = new Date(certificate.validFrom);
  if (from > now) return `is not valid before ${from.toISOString()}`;
  return new Date(certificate.validTo) < now ? `expired on ${certificateFacts(certificate).expirationDate}` : undefined;
}

const nameOf = (certificate: X509Certificate): string =>
  unlessDamaged(() => distinguishedName(certificateFields(certificate).subject), 'an intermediate');
