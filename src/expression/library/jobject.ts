import { Enumerator } from '../collections/enumerator.ts';
import { added, chargeAdded, chargeText, chargeTree, copied } from '../json/charge.ts';
import { objectFrom } from '../json/convert.ts';
import { JOBJECT, JObject } from '../json/object.ts';
import { pairsOf } from '../json/object-pairs.ts';
import { parseObject } from '../json/parse.ts';
import type { JProperty } from '../json/property.ts';
import { JTOKEN, type JToken } from '../json/token.ts';
import { propertiesOf, propertyValuesOf } from '../json/walk.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { STRING } from '../types/primitives.ts';
import { members, metered } from '../types/table.ts';

type Name = string | null;

const found = (cell: Cell, property: JProperty | undefined): boolean => {
  cell.value = property?.value ?? null;
  return property !== undefined;
};

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JObject.htm */
export const jobject = members(JOBJECT, () => ({
  'new()': () => new JObject(),
  'new(JObject other)': metered((meter, other: JObject | null) => copied(meter, notNull(other, 'other'))),
  'new(params object[] content)': metered((meter, content: NetArray | null) => added(meter, JObject.of(content))),
  'new(object content)': metered((meter, content: unknown) => added(meter, JObject.of(content))),
  'static JObject Parse(string json)': metered((meter, json: string | null) => {
    chargeText(meter, json);
    return parseObject(json);
  }),
  'static JObject FromObject(object o)': metered((meter, o: unknown) => {
    const token = objectFrom(o);
    chargeTree(meter, token);
    return token;
  }),
  'JToken this[string propertyName]': {
    get: (self: JObject, name: Name) => self.get(name),
    set: metered((meter, self: JObject, name: Name, value: JToken | null) => {
      self.put(name, value);
      chargeAdded(meter, self);
    }),
  },
  'IEnumerable<JProperty> Properties()': propertiesOf,
  'JProperty Property(string name)': (self: JObject, name: Name) =>
    name === null ? null : (self.property(name) ?? null),
  'JProperty Property(string name, StringComparison comparison)': (self: JObject, name: Name, comparison: number) =>
    self.propertyLike(name, comparison) ?? null,
  'JEnumerable<JToken> PropertyValues()': propertyValuesOf,
  'JToken GetValue(string propertyName)': (self: JObject, name: Name) => (name === null ? null : self.get(name)),
  'JToken GetValue(string propertyName, StringComparison comparison)': (
    self: JObject,
    name: Name,
    comparison: number,
  ) => self.propertyLike(name, comparison)?.value ?? null,
  'bool TryGetValue(string propertyName, out JToken value)': (self: JObject, name: Name, value: Cell) =>
    found(value, name === null ? undefined : self.property(name)),
  'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
    self: JObject,
    name: Name,
    comparison: number,
    value: Cell,
  ) => found(value, self.propertyLike(name, comparison)),
  'bool ContainsKey(string propertyName)': (self: JObject, name: Name) =>
    self.property(notNull(name, 'propertyName')) !== undefined,
  'void Add(string propertyName, JToken value)': metered((meter, self: JObject, name: Name, value: JToken | null) => {
    self.addEntry(name, value);
    chargeAdded(meter, self);
  }),
  'bool Remove(string propertyName)': (self: JObject, name: Name) => name !== null && self.removeKey(name),
  'IEnumerator<KeyValuePair<string, JToken>> GetEnumerator()': (self: JObject) =>
    new Enumerator(KEY_VALUE_PAIR.of(STRING, JTOKEN), pairsOf(self)),
}));
