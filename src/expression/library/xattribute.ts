import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { Sequence } from '../runtime/sequence.ts';
import { members } from '../types/table.ts';
import { removeAttribute } from '../xml/edit.ts';
import { valueOperators } from '../xml/value-operators.ts';
import { XATTRIBUTE, XAttribute } from '../xml/x-attribute.ts';
import type { XName } from '../xml/x-name.ts';
import { xmlText } from '../xml/xml-convert.ts';

export const xattribute = members(XATTRIBUTE, () => ({
  'new(XName name, object value)': (name: XName | null, value: unknown) =>
    new XAttribute(notNull(name, 'name'), xmlText(notNull(value, 'value'))),
  'new(XAttribute other)': (other: XAttribute | null) => notNull(other, 'other').copy(),
  'static IEnumerable<XAttribute> EmptySequence': () => new Sequence(XATTRIBUTE, () => [].values()),
  'XName Name': (self: XAttribute) => self.name,
  'string Value': {
    get: (self: XAttribute) => self.value,
    set: (self: XAttribute, value: string | null) => {
      self.value = notNull(value, 'value');
    },
  },
  'bool IsNamespaceDeclaration': (self: XAttribute) => self.isNamespaceDeclaration,
  'XAttribute NextAttribute': (self: XAttribute) => self.next,
  'XAttribute PreviousAttribute': (self: XAttribute) => self.previous,
  'void Remove()': removeAttribute,
  'void SetValue(object value)': (self: XAttribute, value: unknown) => {
    self.value = xmlText(notNull(value, 'value'));
  },
  ...valueOperators('XAttribute', 'attribute', (_: Meter, self: XAttribute) => self.value),
}));
