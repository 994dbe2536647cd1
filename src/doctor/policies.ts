import { UserError } from '../errors.ts';
import { ownerName } from '../model/scope.ts';
import { missingTarget } from '../resources/missing-target.ts';
import { anotherPolicy } from '../resources/users.ts';
import type { ExaminedContext } from './examination.ts';
import type { ExaminedDocument } from './examined-document.ts';
import { about, type Finding } from './finding.ts';

/** Each policy document: whether it compiles, and whether what it names is there. */
export function policyFindings(context: ExaminedContext): Finding[] {
  const found = context.documents.flatMap(document => documentFindings(context, document));
  const hasGlobal = context.documents.some(({ owner }) => owner.kind === 'global');
  return hasGlobal ? found : [about('policies', 'global').ok('The default one applies.'), ...found];
}

function documentFindings({ collections }: ExaminedContext, document: ExaminedDocument): Finding[] {
  const { owner, outcome } = document;
  const { ok, warning, failure } = about('policies', owner.kind === 'global' ? 'global' : ownerName(owner));
  const command = anotherPolicy(document);
  if (outcome instanceof UserError) return [failure(`It does not compile: ${outcome.message}`, command)];
  const missing = outcome.references.flatMap(reference => missingTarget(collections, reference) ?? []);
  const found = [
    ...missing.map(fault => failure(fault.masked(outcome.masker).message, command)),
    ...outcome.warnings.map(({ message }) => warning(message, command)),
  ];
  return found.length > 0 ? found : [ok('It compiles, and what it names is there.')];
}
