import { TYPE_CODE } from '../numbers/type-code.ts';
import type { Members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';

/** `GetTypeCode` of one of the types that have a code of their own. */
export function typeCodeMember(type: NamedType): Members {
  const code = TYPE_CODE.definition.values.get(type.definition.name);
  return code === undefined ? {} : { 'TypeCode GetTypeCode()': () => code };
}
