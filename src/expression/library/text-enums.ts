import { NORMALIZATION_FORM } from '../text/normalization.ts';
import { REMOVE_EMPTY, TRIM } from '../text/split.ts';
import { UNICODE_CATEGORY } from '../text/unicode-category.ts';
import { defineEnum, defineFlags, type NamedType } from '../types/type.ts';
import { URI_COMPONENTS, URI_FORMAT } from '../uri/components.ts';
import { ADDRESS_FAMILY } from '../uri/ip-address.ts';

const STRING_COMPARISON = defineEnum('System.StringComparison', [
  'CurrentCulture',
  'CurrentCultureIgnoreCase',
  'InvariantCulture',
  'InvariantCultureIgnoreCase',
  'Ordinal',
  'OrdinalIgnoreCase',
]);

const STRING_SPLIT_OPTIONS = defineFlags('System.StringSplitOptions', {
  None: 0,
  RemoveEmptyEntries: REMOVE_EMPTY,
  TrimEntries: TRIM,
});

const URI_KIND = defineEnum('System.UriKind', ['RelativeOrAbsolute', 'Absolute', 'Relative']);
const URI_PARTIAL = defineEnum('System.UriPartial', ['Scheme', 'Authority', 'Path', 'Query']);
const URI_HOST_NAME_TYPE = defineEnum('System.UriHostNameType', ['Unknown', 'Basic', 'Dns', 'IPv4', 'IPv6']);

/** Those of texts and URIs; some only for what parameters and results of allowed members are. */
export const TEXT_ENUMS: readonly NamedType[] = [
  STRING_COMPARISON,
  STRING_SPLIT_OPTIONS,
  URI_KIND,
  URI_PARTIAL,
  URI_HOST_NAME_TYPE,
  ADDRESS_FAMILY,
  UNICODE_CATEGORY,
  NORMALIZATION_FORM,
  URI_COMPONENTS,
  URI_FORMAT,
];
