import { JCONSTRUCTOR, JConstructor } from '../json/constructor.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members } from '../types/table.ts';

function withContent(name: string | null, content: unknown): JConstructor {
  const made = JConstructor.named(name);
  made.add(content);
  return made;
}

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JConstructor.htm */
export const jconstructor = members(JCONSTRUCTOR, () => ({
  'new()': () => new JConstructor(null),
  'new(JConstructor other)': (other: JConstructor | null) => notNull(other, 'other').clone(),
  'new(string name)': (name: string | null) => JConstructor.named(name),
  'new(string name, params object[] content)': (name: string | null, content: NetArray | null) =>
    withContent(name, content),
  'new(string name, object content)': withContent,
  'string Name': {
    get: (self: JConstructor) => self.name,
    set: (self: JConstructor, name: string | null) => {
      self.name = name;
    },
  },
}));
