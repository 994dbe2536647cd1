import { NetObject } from '../runtime/net-object.ts';
import type { Type } from '../types/type.ts';

/** An object whose members are what the host says of it. */
export class HostObject<H> extends NetObject {
  override readonly type: Type;
  readonly host: H;

  constructor(type: Type, host: H) {
    super();
    this.type = type;
    this.host = host;
  }
}
