import { BASIC_AUTH_CREDENTIALS, type BasicAuthCredentials } from '../context/basic-auth-credentials.ts';
import { members } from '../types/table.ts';

export const basicAuthCredentials = members(BASIC_AUTH_CREDENTIALS, () => ({
  'string UserId': ({ userId }: BasicAuthCredentials) => userId,
  // As Microsoft's policy toolkit calls it.
  'string Username': ({ userId }: BasicAuthCredentials) => userId,
  'string Password': ({ password }: BasicAuthCredentials) => password,
}));
