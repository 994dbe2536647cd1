import { NORMALIZATION_FORM } from '../text/normalization.ts';
import { UNICODE_CATEGORY } from '../text/unicode-category.ts';
import { enumeration } from '../types/table.ts';
import { URI_COMPONENTS, URI_FORMAT } from '../uri/components.ts';

/** What parameters and results of allowed members are. */
export const unicodeCategory = enumeration(UNICODE_CATEGORY);
export const normalizationForm = enumeration(NORMALIZATION_FORM);
export const uriComponents = enumeration(URI_COMPONENTS);
export const uriFormat = enumeration(URI_FORMAT);
