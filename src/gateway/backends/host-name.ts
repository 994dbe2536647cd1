/** Of a URL: an IPv6 address stands in brackets there, and nowhere else. */
export const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
