import { BerError } from '../../certificates/x509/ber.ts';
import { cryptographicException } from './faults.ts';

/** What reads DER; what OpenSSL took and it does not, .NET would have refused. */
export function readingDer<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BerError)) throw error;
    throw cryptographicException('ASN1 corrupted data.');
  }
}
