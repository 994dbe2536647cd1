import { parseBasic } from '../context/basic-auth-credentials.ts';
import { parseJwt } from '../context/parse-jwt.ts';
import type { Cell } from '../runtime/cell.ts';
import { members } from '../types/table.ts';
import { define } from '../types/type.ts';

const CREDENTIAL_EXTENSIONS = define({
  name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.CredentialExtensions',
  kind: 'static class',
});

/** https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-context */
export const credentialExtensions = members(CREDENTIAL_EXTENSIONS, () => ({
  'static BasicAuthCredentials AsBasic(this string input)': parseBasic,
  'static bool TryParseBasic(this string input, out BasicAuthCredentials result)': (
    input: string | null,
    result: Cell,
  ) => {
    result.value = parseBasic(input);
    return result.value !== null;
  },
  'static Jwt AsJwt(this string input)': parseJwt,
  'static bool TryParseJwt(this string input, out Jwt result)': (input: string | null, result: Cell) => {
    result.value = parseJwt(input);
    return result.value !== null;
  },
}));
