import { JRAW, JRaw } from '../json/raw.ts';
import { present } from '../runtime/exception.ts';
import { members } from '../types/table.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JRaw.htm */
export const jraw = members(JRAW, () => ({
  'new(JRaw other)': (other: JRaw | null) => present(other).clone(),
  'new(object rawJson)': (rawJson: unknown) => new JRaw(rawJson),
}));
