import { define, type NamedType } from '../types/type.ts';
import { TokenType } from './token-type.ts';
import { JVALUE, JValue } from './value.ts';

export const JRAW: NamedType = define({ name: 'Newtonsoft.Json.Linq.JRaw', kind: 'class', bases: () => [JVALUE] });

/** Text that is printed as it is. */
export class JRaw extends JValue {
  constructor(raw: unknown) {
    super(raw, TokenType.Raw);
  }

  override get type(): NamedType {
    return JRAW;
  }

  override clone(): JRaw {
    return new JRaw(this.raw);
  }
}
