import { sign, X509Certificate } from 'node:crypto';
import { clientIdentity, type TestIdentity, testAuthority } from '../support/certificates.ts';

/** Of a SEQUENCE of more than 255 bytes: tag, 82, and two bytes of length. */
const HEADER = 4;

/**
 * Client certificates that differ in their serial numbers alone. To make each anew by node-forge takes 30 ms, to sign
 * a copy 1 ms.
 */
export async function clientIdentities(count: number): Promise<TestIdentity[]> {
  const first = await clientIdentity('one of many');
  const { privateKey } = await testAuthority();
  const { raw, serialNumber } = new X509Certificate(first.certificate);
  const serial = raw.indexOf(Buffer.from(serialNumber, 'hex')) + serialNumber.length / 2;
  const end = 2 * HEADER + raw.readUInt16BE(HEADER + 2);
  return Array.from({ length: count }, (_, index) => {
    const copy = Buffer.from(raw);
    copy.writeUInt16BE(index, serial - 2);
    const signature = sign('sha256', copy.subarray(HEADER, end), privateKey);
    signature.copy(copy, copy.length - signature.length);
    const certificate = new X509Certificate(copy).toString();
    return { certificate, privateKey: first.privateKey, chain: [certificate] };
  });
}
