import { argumentException } from '../runtime/exception.ts';
import { defineEnum } from '../types/type.ts';

export const NORMALIZATION_FORM = defineEnum('System.Text.NormalizationForm', {
  FormC: 1,
  FormD: 2,
  FormKC: 5,
  FormKD: 6,
});

const FORMS: ReadonlyMap<number, string> = new Map([
  [1, 'NFC'],
  [2, 'NFD'],
  [5, 'NFKC'],
  [6, 'NFKD'],
]);

/** Throws ArgumentException for a form that there is not, and for half of a surrogate pair. */
export function normalized(text: string, form: number): string {
  const name = FORMS.get(form);
  if (name === undefined) throw argumentException('Invalid or unsupported normalization form.', 'normalizationForm');
  if (/[\ud800-\udfff]/u.test(text))
    throw argumentException('String contains invalid Unicode code points.', 'strInput');
  return text.normalize(name);
}
