/**
 * What OpenSSL says in its own words, `wrong signature type`, without the functions, files and lines of its source that its
 * messages go on with; undefined for an error that is none of OpenSSL's.
 */
export function opensslWords(error: Error): string | undefined {
  if ('reason' in error && typeof error.reason === 'string' && 'library' in error) return error.reason;
  const [, reason] = /error:[0-9A-F]{8}:[^:]*:[^:]*:([^:]+)/.exec(error.message) ?? [];
  if (reason !== undefined) return reason.trim();
  const code = 'code' in error ? String(error.code) : '';
  const [, name] = /^ERR_(?:SSL|OSSL)_(.+)$/.exec(code) ?? [];
  return name?.toLowerCase().replaceAll('_', ' ');
}
