import { CRYPTO_PART } from './crypto-part.ts';
import { JSON_PART } from './json-part.ts';
import { libraryOf } from './library-of.ts';
import { LINQ_PART } from './linq-part.ts';
import { REGEX_PART } from './regex-part.ts';
import { XML_PART } from './xml-part.ts';

/** Every type of the library. https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes */
export const LIBRARY = libraryOf([CRYPTO_PART, JSON_PART, LINQ_PART, REGEX_PART, XML_PART]);
