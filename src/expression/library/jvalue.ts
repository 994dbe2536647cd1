import { formatText } from '../convert/format.ts';
import { TokenType } from '../json/token-type.ts';
import { JVALUE, JValue } from '../json/value.ts';
import { present } from '../runtime/exception.ts';
import { objectForm } from '../runtime/object-form.ts';
import { CHAR, DOUBLE, INT64, SINGLE, UINT64 } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';

const of = (value: unknown): JValue => JValue.of(value);
const number = (type: NamedType) => (value: number | bigint) => JValue.of(objectForm(value, type));
const text = (value: string | null): JValue => new JValue(value, TokenType.String);

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JValue.htm */
export const jvalue = members(JVALUE, () => ({
  'new(JValue other)': (other: JValue | null) => present(other).clone(),
  'new(long value)': number(INT64),
  'new(decimal value)': of,
  'new(char value)': (value: number) => new JValue(objectForm(value, CHAR), TokenType.String),
  'new(ulong value)': number(UINT64),
  'new(double value)': number(DOUBLE),
  'new(float value)': number(SINGLE),
  'new(DateTime value)': of,
  'new(DateTimeOffset value)': of,
  'new(bool value)': of,
  'new(string value)': text,
  'new(Guid value)': of,
  'new(Uri value)': of,
  'new(TimeSpan value)': of,
  'new(object value)': of,
  'static JValue CreateComment(string value)': (value: string | null) => new JValue(value, TokenType.Comment),
  'static JValue CreateString(string value)': text,
  'static JValue CreateNull()': () => JValue.null(),
  'static JValue CreateUndefined()': () => new JValue(null, TokenType.Undefined),
  'object Value': {
    get: (self: JValue) => self.value,
    set: (self: JValue, value: unknown) => {
      self.value = value;
    },
  },
  'bool Equals(JValue other)': (self: JValue, other: JValue | null) => other !== null && self.equals(other),
  'int CompareTo(JValue obj)': (self: JValue, other: JValue | null) => self.compareTo(other),
  'string ToString(string format)': (self: JValue, format: string | null) => formatText(self.value, format),
}));
