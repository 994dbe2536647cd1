import { chargeAdded, chargeText, chargeTree, chargeWalk } from '../json/charge.ts';
import { JContainer } from '../json/container.ts';
import { converter, fromObject } from '../json/convert.ts';
import { isIndented } from '../json/formatting.ts';
import { parseJson } from '../json/parse.ts';
import { tokenPath } from '../json/path.ts';
import { selectToken, selectTokens } from '../json/select/select.ts';
import { JTOKEN, type JToken } from '../json/token.ts';
import { valueAs } from '../json/value-as.ts';
import { afterSelf, ancestorsOf, beforeSelf, childrenOf, typedChildren } from '../json/walk.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetType } from '../runtime/net-type.ts';
import { objectForm } from '../runtime/object-form.ts';
import { generic, members, metered } from '../types/table.ts';
import { jtokenConversions } from './jtoken-conversions.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JToken.htm */
export const jtoken = members(JTOKEN, () => ({
  'static JToken Parse(string json)': metered((meter, json: string | null) => {
    chargeText(meter, json);
    return parseJson(json);
  }),
  'static JToken FromObject(object o)': metered((meter, o: unknown) => {
    const token = fromObject(o);
    chargeTree(meter, token);
    return token;
  }),
  'static bool DeepEquals(JToken t1, JToken t2)': metered((meter, t1: JToken | null, t2: JToken | null) => {
    if (t1 === null || t2 === null || t1 === t2) return t1 === t2;
    chargeWalk(meter, t1);
    return t1.deepEquals(t2);
  }),
  'JToken this[object key]': {
    get: (self: JToken, key: unknown) => self.item(key),
    set: metered((meter, self: JToken, key: unknown, value: JToken | null) => {
      self.setItem(key, value);
      chargeAdded(meter, self instanceof JContainer ? self : null);
    }),
  },
  'JTokenType Type': (self: JToken) => self.tokenType,
  'bool HasValues': (self: JToken) => self.hasValues,
  'JContainer Parent': (self: JToken) => self.parent,
  'JToken Root': (self: JToken) => self.root,
  'string Path': tokenPath,
  'JToken First': (self: JToken) => self.first,
  'JToken Last': (self: JToken) => self.last,
  'JToken Next': (self: JToken) => self.next,
  'JToken Previous': (self: JToken) => self.previous,
  'T Value<T>(object key)': generic(T => {
    const convert = valueAs(T);
    return metered(({ surroundings }, self: JToken, key: unknown) => convert(self.item(key), surroundings.clock));
  }),
  'JEnumerable<JToken> Children()': childrenOf,
  'JEnumerable<T> Children<T>()': generic(T => (self: JToken) => typedChildren(self, T)),
  'IEnumerable<JToken> Ancestors()': (self: JToken) => ancestorsOf(self, false),
  'IEnumerable<JToken> AncestorsAndSelf()': (self: JToken) => ancestorsOf(self, true),
  'IEnumerable<JToken> AfterSelf()': afterSelf,
  'IEnumerable<JToken> BeforeSelf()': beforeSelf,
  'void AddAfterSelf(object content)': metered((meter, self: JToken, content: unknown) => {
    self.addAfterSelf(content);
    chargeAdded(meter, self.parent);
  }),
  'void AddBeforeSelf(object content)': metered((meter, self: JToken, content: unknown) => {
    self.addBeforeSelf(content);
    chargeAdded(meter, self.parent);
  }),
  'void Remove()': (self: JToken) => self.detach(),
  'void Replace(JToken value)': metered((meter, self: JToken, value: JToken | null) => {
    const { parent } = self;
    self.replaceWith(value);
    chargeAdded(meter, parent);
  }),
  'JToken DeepClone()': metered((meter, self: JToken) => {
    chargeTree(meter, self);
    return self.clone();
  }),
  'string ToString(Formatting formatting)': metered((meter, self: JToken, formatting: number) => {
    chargeWalk(meter, self);
    return self.print(isIndented(formatting));
  }),
  'T ToObject<T>()': generic(T => {
    const convert = converter(T);
    return metered((meter, self: JToken) => {
      if (self.hasValues) chargeTree(meter, self);
      return convert(self, meter.surroundings.clock);
    });
  }),
  'object ToObject(Type objectType)': metered((meter, self: JToken, objectType: NetType | null) => {
    const { of } = notNull(objectType, 'objectType');
    if (self.hasValues) chargeTree(meter, self);
    return objectForm(converter(of)(self, meter.surroundings.clock), of);
  }),
  'JToken SelectToken(string path)': metered((meter, self: JToken, path: string | null) =>
    selectToken(meter, self, path, false),
  ),
  'JToken SelectToken(string path, bool errorWhenNoMatch)': metered(selectToken),
  'IEnumerable<JToken> SelectTokens(string path)': metered((meter, self: JToken, path: string | null) =>
    selectTokens(meter, self, path, false),
  ),
  'IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)': metered(selectTokens),
  ...jtokenConversions,
}));
