import { byteArray } from '../runtime/bytes.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { IP_ADDRESS, IpAddress } from '../uri/ip-address.ts';

function tryParse(text: string | null, address: Cell): boolean {
  address.value = IpAddress.tryParse(text);
  return address.value !== null;
}

/** The members that API Management allows. https://learn.microsoft.com/dotnet/api/system.net.ipaddress?view=net-8.0 */
export const ipAddress = members(IP_ADDRESS, () => ({
  'AddressFamily AddressFamily': (self: IpAddress) => self.family,
  'byte[] GetAddressBytes()': (self: IpAddress) => byteArray(Uint8Array.from(self.bytes)),
  'static bool IsLoopback(IPAddress address)': (address: IpAddress | null) => notNull(address, 'address').isLoopback,
  'static IPAddress Parse(string ipString)': (text: string | null) => IpAddress.parse(text),
  'static bool TryParse(string ipString, out IPAddress address)': tryParse,
}));
