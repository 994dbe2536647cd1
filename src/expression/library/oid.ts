import { OID, Oid } from '../crypto/oid.ts';
import { members } from '../types/table.ts';

export const oid = members(OID, () => ({
  'new(string oid)': (name: string | null) => Oid.named(name),
  'new(string value, string friendlyName)': (value: string | null, friendlyName: string | null) =>
    new Oid(value, friendlyName),
  'string Value': ({ value }: Oid) => value,
  'string FriendlyName': ({ friendlyName }: Oid) => friendlyName,
}));
