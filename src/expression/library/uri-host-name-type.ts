import { enumeration } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';

export const URI_HOST_NAME_TYPE = defineEnum('System.UriHostNameType', ['Unknown', 'Basic', 'Dns', 'IPv4', 'IPv6']);

export const uriHostNameType = enumeration(URI_HOST_NAME_TYPE);
