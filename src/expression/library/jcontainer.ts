import { chargeAdded, chargeTree } from '../json/charge.ts';
import { JCONTAINER, type JContainer } from '../json/container.ts';
import { merge } from '../json/merge.ts';
import { childrenAs } from '../json/sequence-values.ts';
import { JToken } from '../json/token.ts';
import { descendantsOf } from '../json/walk.ts';
import { generic, members, metered } from '../types/table.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JContainer.htm */
export const jcontainer = members(JCONTAINER, () => ({
  'int Count': (self: JContainer) => self.count,
  'void Add(object content)': metered((meter, self: JContainer, content: unknown) => {
    self.add(content);
    chargeAdded(meter, self);
  }),
  'void AddFirst(object content)': metered((meter, self: JContainer, content: unknown) => {
    self.insertContent(0, content);
    chargeAdded(meter, self);
  }),
  'void RemoveAll()': (self: JContainer) => self.clear(),
  'void ReplaceAll(object content)': metered((meter, self: JContainer, content: unknown) => {
    self.clear();
    self.add(content);
    chargeAdded(meter, self);
  }),
  'void Merge(object content)': metered((meter, self: JContainer, content: unknown) => {
    if (content instanceof JToken) chargeTree(meter, content);
    merge(self, content);
  }),
  'IEnumerable<JToken> Descendants()': (self: JContainer) => descendantsOf(self, false),
  'IEnumerable<JToken> DescendantsAndSelf()': (self: JContainer) => descendantsOf(self, true),
  'IEnumerable<T> Values<T>()': generic(T =>
    metered(({ surroundings }, self: JContainer) => childrenAs([self], T, surroundings.clock)),
  ),
}));
