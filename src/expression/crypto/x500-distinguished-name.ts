import { NetObject } from '../runtime/net-object.ts';
import { X500_DISTINGUISHED_NAME } from './x509-types.ts';

/** `X500DistinguishedName` */
export class X500DistinguishedName extends NetObject {
  override readonly type = X500_DISTINGUISHED_NAME;
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}
