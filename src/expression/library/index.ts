import { Library } from '../types/library.ts';
import { COLLECTIONS_TYPES } from './collections-types.ts';
import { CONTEXT_TYPES } from './context-types.ts';
import { JSON_TYPES } from './json-types.ts';
import { NUMBERS_TYPES } from './numbers-types.ts';
import { TEXT_TYPES } from './text-types.ts';
import { TIME_REGEX_TYPES } from './time-regex-types.ts';
import { XML_TYPES } from './xml-types.ts';

/** Every type of the library. https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes */
export const LIBRARY = new Library([
  ...COLLECTIONS_TYPES,
  ...CONTEXT_TYPES,
  ...NUMBERS_TYPES,
  ...JSON_TYPES,
  ...TEXT_TYPES,
  ...TIME_REGEX_TYPES,
  ...XML_TYPES,
]);
