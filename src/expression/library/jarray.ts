import { Enumerator } from '../collections/enumerator.ts';
import { JARRAY, JArray } from '../json/array.ts';
import { added, chargeAdded, chargeText, chargeTree, copied } from '../json/charge.ts';
import { arrayFrom } from '../json/convert.ts';
import { parseArray } from '../json/parse.ts';
import { JTOKEN, type JToken } from '../json/token.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JArray.htm */
export const jarray = members(JARRAY, () => ({
  'new()': () => new JArray(),
  'new(JArray other)': metered((meter, other: JArray | null) => copied(meter, notNull(other, 'other'))),
  'new(params object[] content)': metered((meter, content: NetArray | null) => added(meter, JArray.of(content))),
  'new(object content)': metered((meter, content: unknown) => added(meter, JArray.of(content))),
  'static JArray Parse(string json)': metered((meter, json: string | null) => {
    chargeText(meter, json);
    return parseArray(json);
  }),
  'static JArray FromObject(object o)': metered((meter, o: unknown) => {
    const token = arrayFrom(o);
    chargeTree(meter, token);
    return token;
  }),
  'JToken this[int index]': {
    get: (self: JArray, index: number) => self.get(index),
    set: metered((meter, self: JArray, index: number, value: JToken | null) => {
      self.set(index, value);
      chargeAdded(meter, self);
    }),
  },
  'bool IsReadOnly': (self: JArray) => self.isReadOnly,
  'void Add(JToken item)': metered((meter, self: JArray, item: JToken | null) => {
    self.add(item);
    chargeAdded(meter, self);
  }),
  'int IndexOf(JToken item)': (self: JArray, item: JToken | null) => self.indexOf(item),
  'void Insert(int index, JToken item)': metered((meter, self: JArray, index: number, item: JToken | null) => {
    self.insert(index, item);
    chargeAdded(meter, self);
  }),
  'void RemoveAt(int index)': (self: JArray, index: number) => self.removeAt(index),
  'bool Remove(JToken item)': (self: JArray, item: JToken | null) => self.remove(item),
  'void Clear()': (self: JArray) => self.clear(),
  'bool Contains(JToken item)': (self: JArray, item: JToken | null) => self.contains(item),
  'IEnumerator<JToken> GetEnumerator()': (self: JArray) => new Enumerator(JTOKEN, self),
}));
