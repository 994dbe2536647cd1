import { added, chargeAdded, copied } from '../json/charge.ts';
import { JPROPERTY, JProperty } from '../json/property.ts';
import type { JToken } from '../json/token.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JProperty.htm */
export const jproperty = members(JPROPERTY, () => ({
  'new(JProperty other)': metered((meter, other: JProperty | null) => copied(meter, notNull(other, 'other'))),
  'new(string name, params object[] content)': metered((meter, name: string | null, content: NetArray | null) =>
    added(meter, JProperty.of(name, content)),
  ),
  'new(string name, object content)': metered((meter, name: string | null, content: unknown) =>
    added(meter, JProperty.of(name, content)),
  ),
  'string Name': (self: JProperty) => self.name,
  'JToken Value': {
    get: (self: JProperty) => self.value,
    set: metered((meter, self: JProperty, value: JToken | null) => {
      self.value = value;
      chargeAdded(meter, self);
    }),
  },
}));
