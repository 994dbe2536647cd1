import type { X500DistinguishedName } from '../crypto/x500-distinguished-name.ts';
import { X500_DISTINGUISHED_NAME } from '../crypto/x509-types.ts';
import { members } from '../types/table.ts';

/** Only the name, as policies may use no more of it. */
export const x500DistinguishedName = members(X500_DISTINGUISHED_NAME, () => ({
  'string Name': ({ name }: X500DistinguishedName) => name,
}));
