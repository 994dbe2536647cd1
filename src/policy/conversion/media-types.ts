import { headerValues, type RawHeaders } from '../../http/headers.ts';

const JSON_TYPE = /^\s*(?:(?:application|text)\/json|[\w.-]+\/[\w.-]+\+json)\s*(?:;|$)/i;
const XML_TYPE = /^\s*(?:(?:application|text)\/xml|[\w.-]+\/[\w.-]+\+xml)\s*(?:;|$)/i;

export const isJsonType = (type: string): boolean => JSON_TYPE.test(type);
export const isXmlType = (type: string): boolean => XML_TYPE.test(type);

/** Empty where there is none. */
export const contentType = (headers: RawHeaders): string => headerValues(headers, 'content-type')[0] ?? '';

/** Whether the caller's Accept names a type outright; one that takes anything asks for nothing. */
export const accepts = (headers: RawHeaders, isType: (type: string) => boolean): boolean =>
  headerValues(headers, 'accept')
    .flatMap(value => value.split(','))
    .some(isType);
