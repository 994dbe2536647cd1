import { JEnumerable } from '../json/enumerable.ts';
import { JObject } from '../json/object.ts';
import { JPROPERTY } from '../json/property.ts';
import { childrenAs, flattened, typedValuesIn, valueOfSequence, valuesIn } from '../json/sequence-values.ts';
import { JTOKEN } from '../json/token.ts';
import { valueAs } from '../json/value-as.ts';
import { downwards, upwards } from '../json/walk.ts';
import { iterate } from '../runtime/iterate.ts';
import { generic, members, metered } from '../types/table.ts';
import { define, type Type } from '../types/type.ts';

const JSON_EXTENSIONS = define({ name: 'Newtonsoft.Json.Linq.Extensions', kind: 'static class' });

const asJEnumerable = (source: unknown, type: Type): unknown =>
  source === null || source instanceof JEnumerable
    ? source
    : new JEnumerable(type, () => iterate(source)[Symbol.iterator]());

/**
 * https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_Extensions.htm. Where Newtonsoft.Json constrains a type
 * parameter to a kind of token, the element type is that kind.
 */
export const jsonExtensions = members(JSON_EXTENSIONS, () => ({
  'static IJEnumerable<JToken> Ancestors(this IEnumerable<JToken> source)': (source: unknown) =>
    flattened(source, JTOKEN, token => upwards(token, false)),
  'static IJEnumerable<JToken> AncestorsAndSelf(this IEnumerable<JToken> source)': (source: unknown) =>
    flattened(source, JTOKEN, token => upwards(token, true)),
  'static IJEnumerable<JToken> Descendants(this IEnumerable<JContainer> source)': (source: unknown) =>
    flattened(source, JTOKEN, token => downwards(token, false)),
  'static IJEnumerable<JToken> DescendantsAndSelf(this IEnumerable<JContainer> source)': (source: unknown) =>
    flattened(source, JTOKEN, token => downwards(token, true)),
  'static IJEnumerable<JProperty> Properties(this IEnumerable<JObject> source)': (source: unknown) =>
    flattened(source, JPROPERTY, token => (token instanceof JObject ? token.properties : [])),
  'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source)': (source: unknown) => valuesIn(source, null),
  'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)': valuesIn,
  'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source)': generic(U =>
    metered(({ surroundings }, source: unknown) => typedValuesIn(source, null, U, surroundings.clock)),
  ),
  'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)': generic(U =>
    metered(({ surroundings }, source: unknown, key: unknown) => typedValuesIn(source, key, U, surroundings.clock)),
  ),
  'static U Value<U>(this IEnumerable<JToken> value)': generic(U => {
    const convert = valueAs(U);
    return metered(({ surroundings }, value: unknown) =>
      valueOfSequence(value, token => convert(token, surroundings.clock)),
    );
  }),
  'static U Value<T, U>(this IEnumerable<T> value)': generic((_T, U) => {
    const convert = valueAs(U);
    return metered(({ surroundings }, value: unknown) =>
      valueOfSequence(value, token => convert(token, surroundings.clock)),
    );
  }),
  'static IJEnumerable<JToken> Children(this IEnumerable<JToken> source)': (source: unknown) =>
    flattened(source, JTOKEN, token => token.children),
  'static IEnumerable<U> Children<T, U>(this IEnumerable<T> source)': generic((_T, U) =>
    metered(({ surroundings }, source: unknown) => childrenAs(source, U, surroundings.clock)),
  ),
  'static IJEnumerable<JToken> AsJEnumerable(this IEnumerable<JToken> source)': (source: unknown) =>
    asJEnumerable(source, JTOKEN),
  'static IJEnumerable<T> AsJEnumerable<T>(this IEnumerable<T> source)': generic(
    T => (source: unknown) => asJEnumerable(source, T),
  ),
}));
