import { enumeration } from '../types/table.ts';
import { ADDRESS_FAMILY } from '../uri/ip-address.ts';

export const addressFamily = enumeration(ADDRESS_FAMILY);
