import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

export const BASIC_AUTH_CREDENTIALS = define({
  name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.BasicAuthCredentials',
  kind: 'class',
});

/** `BasicAuthCredentials` */
export class BasicAuthCredentials extends NetObject {
  override readonly type = BASIC_AUTH_CREDENTIALS;
  readonly userId: string;
  readonly password: string;

  constructor(userId: string, password: string) {
    super();
    this.userId = userId;
    this.password = password;
  }
}

const HEADER = /^\s*Basic +([A-Za-z0-9+/]+={0,2})\s*$/i;

/** Of the value of an Authorization header (RFC 7617); null for another. */
export function parseBasic(header: string | null): BasicAuthCredentials | null {
  const [, encoded] = HEADER.exec(header ?? '') ?? [];
  const text = Buffer.from(encoded ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? null : new BasicAuthCredentials(text.slice(0, colon), text.slice(colon + 1));
}
