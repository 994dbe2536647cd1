import { IURL } from '../context/types.ts';
import type { PolicyUrl } from '../context/url.ts';
import { members } from '../types/table.ts';

export const iurl = members(IURL, () => ({
  'string Scheme': (url: PolicyUrl) => url.host.scheme,
  'string Host': (url: PolicyUrl) => url.host.host,
  'int Port': (url: PolicyUrl) => url.host.port,
  'string Path': (url: PolicyUrl) => url.host.path,
  'IReadOnlyDictionary<string, string[]> Query': (url: PolicyUrl) => url.query,
  'string QueryString': (url: PolicyUrl) => url.host.query,
  'Uri ToUri()': (url: PolicyUrl) => url.toUri(),
}));
