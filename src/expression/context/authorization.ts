import { NetObject } from '../runtime/net-object.ts';
import { OBJECT } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { MapDictionary } from './map-dictionary.ts';

export const AUTHORIZATION = define({
  name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.Authorization',
  kind: 'class',
});

/** What get-authorization-context puts into a variable. */
export class Authorization extends NetObject {
  override readonly type = AUTHORIZATION;
  readonly accessToken: string;
  readonly claims: MapDictionary;

  /** `claims`: values in object form. */
  constructor(accessToken: string, claims: ReadonlyMap<string, unknown>) {
    super();
    this.accessToken = accessToken;
    this.claims = new MapDictionary(OBJECT, claims);
  }
}
