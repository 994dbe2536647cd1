import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

export const IFORMAT_PROVIDER = define({ name: 'System.IFormatProvider', kind: 'interface' });

export const CULTURE_INFO = define({
  name: 'System.Globalization.CultureInfo',
  kind: 'class',
  bases: () => [IFORMAT_PROVIDER],
});

/** The gateway knows one culture: every format and every parsing is the invariant culture's. */
class CultureInfo extends NetObject {
  readonly type = CULTURE_INFO;
  readonly name = '';
  readonly englishName = 'Invariant Language (Invariant Country)';

  override toText(): string {
    return this.name;
  }
}

export const INVARIANT_CULTURE = new CultureInfo();
export type { CultureInfo };
