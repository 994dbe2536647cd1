import { type Language, languageOf } from '../policy/language.ts';
import type { Collections } from '../store/kinds.ts';

/** Enough for these texts of policies, and for what may become part of them: named values and fragments. */
export const languageFor = (
  { namedValues, policyFragments }: Pick<Collections, 'namedValues' | 'policyFragments'>,
  texts: readonly { readonly value?: string | null | undefined }[],
): Promise<Language> =>
  languageOf([...namedValues.list(), ...policyFragments.list(), ...texts].flatMap(({ value }) => value ?? []));
