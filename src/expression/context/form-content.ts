import { Dictionary } from '../collections/dictionary.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { NetList } from '../collections/list.ts';
import { iterate } from '../runtime/iterate.ts';
import type { NetObject } from '../runtime/net-object.ts';
import { ILIST } from '../types/collections.ts';
import { STRING } from '../types/primitives.ts';

/** A body of application/x-www-form-urlencoded as `IDictionary<string, IList<string>>`. */
export function parseForm(text: string): Dictionary {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  const form = new Dictionary(STRING, ILIST.of(STRING), null);
  for (const [name, all] of values) form.setEntry(name, new NetList(STRING, all));
  return form;
}

/** Of such a dictionary: `a=b&a=c`. */
export function formText(form: NetObject): string {
  const text = new URLSearchParams();
  for (const entry of iterate(form)) {
    if (!(entry instanceof KeyValuePair) || entry.value === null) continue;
    for (const value of iterate(entry.value)) text.append(String(entry.entryKey), value === null ? '' : String(value));
  }
  return text.toString();
}
