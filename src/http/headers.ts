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
 * The headers without those whose lower-case name is in `dropped`, and without what a Connection header names.
 * Order, case and repetition stay.
 */
export function withoutHeaders(headers: RawHeaders, dropped: ReadonlySet<string>): string[] {
  const named = connectionOptions(headers);
  const kept: string[] = [];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? '';
    const lower = name.toLowerCase();
    if (dropped.has(lower) || named?.has(lower)) continue;
    kept.push(name, headers[index + 1] ?? '');
  }
  return kept;
}

/** All values of one header, its name given in lower case. */
export function headerValues(headers: RawHeaders, name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    if (headers[index]?.toLowerCase() === name) values.push(headers[index + 1] ?? '');
  }
  return values;
}

/** What Connection headers name, apart from the two words that every client sends; undefined where that is nothing. */
function connectionOptions(headers: RawHeaders): Set<string> | undefined {
  let options: Set<string> | undefined;
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (name.length !== 10 || name.toLowerCase() !== 'connection') continue;
    const value = (headers[index + 1] ?? '').toLowerCase();
    if (value === 'keep-alive' || value === 'close') continue;
    options ??= new Set();
    for (const option of value.split(',')) options.add(option.trim());
  }
  return options;
}
