/** Names and values in turn, as node:http's rawHeaders has them. */
export type RawHeaders = readonly string[];

/** Meant for one connection only: RFC 9110, section 7.6.1, and what older software sends beside it. */
export const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The headers without those whose lower-case name is in `dropped`, and without what a Connection header names, itself
 * included then. Order, case and repetition stay.
 */
export function withoutHeaders(headers: RawHeaders, dropped: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? '';
    const value = headers[index + 1] ?? '';
    const lower = name.toLowerCase();
    if (lower === 'connection' && namesHeaders(value)) return withoutHeaders(withoutNamed(headers), dropped);
    if (!dropped.has(lower)) kept.push(name, value);
  }
  return kept;
}

/** The headers without those whose lower-case name is one to drop. Order, case and repetition stay. */
export const headersExcept = (headers: RawHeaders, isDropped: (name: string) => boolean): string[] =>
  headers.filter((_, index) => !isDropped((headers[index - (index % 2)] ?? '').toLowerCase()));

/** The headers without those of one name, given in lower case. Order, case and repetition stay. */
export function headersWithout(headers: RawHeaders, name: string): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const each = headers[index] ?? '';
    if (!isNamed(each, name)) kept.push(each, headers[index + 1] ?? '');
  }
  return kept;
}

/** All values of one header, its name given in lower case. */
export function headerValues(headers: RawHeaders, name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    if (isNamed(headers[index] ?? '', name)) values.push(headers[index + 1] ?? '');
  }
  return values;
}

/** With this as the only header of its name. */
export function replacedHeader(headers: RawHeaders, name: string, value: string): string[] {
  const replaced = headersWithout(headers, name.toLowerCase());
  replaced.push(name, value);
  return replaced;
}

const isNamed = (name: string, lower: string): boolean => name.length === lower.length && name.toLowerCase() === lower;

/** Whether it says more than the two words that every client sends. */
function namesHeaders(connection: string): boolean {
  const value = connection.toLowerCase();
  return value !== 'keep-alive' && value !== 'close';
}

/** Without the headers that Connection headers name, and without these. */
function withoutNamed(headers: RawHeaders): string[] {
  const named = headerValues(headers, 'connection').flatMap(value => value.toLowerCase().split(','));
  const dropped = new Set(named.map(option => option.trim()));
  return headersExcept(headers, name => name === 'connection' || dropped.has(name));
}
