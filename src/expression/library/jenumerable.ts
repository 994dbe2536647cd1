import { IJENUMERABLE, JENUMERABLE } from '../json/enumerable.ts';
import { valuesIn } from '../json/sequence-values.ts';
import { members } from '../types/table.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_IJEnumerable_1.htm */
export const ijenumerable = members(IJENUMERABLE, () => ({
  'IJEnumerable<JToken> this[object key]': valuesIn,
}));

export const jenumerable = members(JENUMERABLE, () => ({
  'IJEnumerable<JToken> this[object key]': valuesIn,
}));
