import { SCOPE_KINDS } from '../../model/scope.ts';
import { EMPTY_FORM } from '../form.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/** https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes */
export const base: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: EMPTY_FORM,
  compile: () => ({ inherits: true, withBase: steps => steps }),
};
