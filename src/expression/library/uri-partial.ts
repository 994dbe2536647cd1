import { enumeration } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';

export const URI_PARTIAL = defineEnum('System.UriPartial', ['Scheme', 'Authority', 'Path', 'Query']);

export const uriPartial = enumeration(URI_PARTIAL);
