import type { ScopeKind } from '../../../model/scope.ts';
import { ANY } from '../../caching/caching.ts';
import type { Element } from '../../document/element.ts';
import type { Section } from '../../sections.ts';
import type { Compiler, Once, Statement } from '../../statement.ts';
import type { Noted } from './notation.ts';

/** A policy of Azure's that is read and checked here, and not run yet. */
export interface NotRun {
  readonly sections: readonly Section[];
  readonly scopes: readonly ScopeKind[];
  readonly noted: Noted;
  readonly once?: Once;
  /** Why: a sentence for a person. */
  readonly why: string;
}

export const statementOf = ({ sections, scopes, noted, once }: NotRun): Statement => ({
  sections,
  scopes,
  ...(once === undefined ? {} : { once }),
  form: noted.form,
  compile(element, compiler) {
    check(element, noted, compiler);
    return compiler.unsupported(element);
  },
});

/** Values and expressions, in the element and its parts. */
function check(element: Element, { form, kinds, parts }: Noted, compiler: Compiler): void {
  for (const attribute of element.attributes) {
    const kind = kinds.get(attribute.name);
    if (kind !== undefined) compiler.value(element, attribute, kind);
  }
  if (form.content === 'text') compiler.value(element, 'text', ANY);
  if (form.content === 'policies') compiler.block(element);
  for (const child of element.children) {
    const part = parts.get(child.name);
    if (part !== undefined) check(child, part, compiler);
  }
}
