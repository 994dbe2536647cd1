import type { PolicyResponse } from '../context/response.ts';
import { IRESPONSE } from '../context/types.ts';
import { members } from '../types/table.ts';

export const iresponse = members(IRESPONSE, () => ({
  'IMessageBody Body': (response: PolicyResponse) => response.body,
  'IReadOnlyDictionary<string, string[]> Headers': (response: PolicyResponse) => response.headers,
  'int StatusCode': (response: PolicyResponse) => response.host.statusCode,
  'string StatusReason': (response: PolicyResponse) => response.host.statusReason,
}));
