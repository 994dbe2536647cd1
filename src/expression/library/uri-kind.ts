import { enumeration } from '../types/table.ts';
import { defineEnum } from '../types/type.ts';

export const URI_KIND = defineEnum('System.UriKind', ['RelativeOrAbsolute', 'Absolute', 'Relative']);

export const uriKind = enumeration(URI_KIND);
