import { serialize } from '../json/convert.ts';
import { deserializeText } from '../json/deserialize-text.ts';
import { isIndented } from '../json/formatting.ts';
import { OBJECT } from '../types/primitives.ts';
import { generic, members, metered } from '../types/table.ts';
import { define } from '../types/type.ts';

const JSON_CONVERT = define({ name: 'Newtonsoft.Json.JsonConvert', kind: 'static class' });

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonConvert.htm; API Management allows these two methods. */
export const jsonConvert = members(JSON_CONVERT, () => ({
  'static string SerializeObject(object value)': (value: unknown) => serialize(value, false),
  'static string SerializeObject(object value, Formatting formatting)': (value: unknown, formatting: number) =>
    serialize(value, isIndented(formatting)),
  'static object DeserializeObject(string value)': metered(({ surroundings }, value: string | null) =>
    deserializeText(value, OBJECT, surroundings.clock),
  ),
  'static T DeserializeObject<T>(string value)': generic(T =>
    metered(({ surroundings }, value: string | null) => deserializeText(value, T, surroundings.clock)),
  ),
}));
