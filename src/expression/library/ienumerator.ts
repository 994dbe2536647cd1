import type { Enumerator } from '../collections/enumerator.ts';
import { objectForm } from '../runtime/object-form.ts';
import { IENUMERATOR, IENUMERATOR_ANY } from '../types/primitives.ts';
import { members } from '../types/table.ts';

export const ienumerator = members(IENUMERATOR, () => ({
  'T Current': (self: Enumerator) => self.current,
}));

export const ienumeratorAny = members(IENUMERATOR_ANY, () => ({
  'object Current': (self: Enumerator) => objectForm(self.current, self.element),
  'bool MoveNext()': (self: Enumerator) => self.moveNext(),
  'void Reset()': (self: Enumerator) => self.reset(),
}));
