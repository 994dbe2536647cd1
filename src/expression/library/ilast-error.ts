import type { HostLastError } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { ILAST_ERROR } from '../context/types.ts';
import { members } from '../types/table.ts';

type LastError = HostObject<HostLastError>;

export const ilastError = members(ILAST_ERROR, () => ({
  'string Source': ({ host }: LastError) => host.source,
  'string Reason': ({ host }: LastError) => host.reason ?? null,
  'string Message': ({ host }: LastError) => host.message,
  'string Scope': ({ host }: LastError) => host.scope ?? null,
  'string Section': ({ host }: LastError) => host.section ?? null,
  'string Path': ({ host }: LastError) => host.path ?? null,
  'string PolicyId': ({ host }: LastError) => host.policyId ?? null,
  'int HttpErrorCode': ({ host }: LastError) => host.httpErrorCode,
}));
