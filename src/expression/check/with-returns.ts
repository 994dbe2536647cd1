import type { Bound, BoundStatement } from './bound.ts';

export type ReturnedValues = ReadonlyMap<object, { readonly value: Bound | undefined }>;

/** The statement once more, with these values for its returns. */
export function withReturns(bound: BoundStatement, values: ReturnedValues): BoundStatement {
  const again = (each: BoundStatement): BoundStatement => withReturns(each, values);
  switch (bound.kind) {
    case 'return':
      return { ...bound, found: values.get(bound.found) ?? bound.found };
    case 'block':
      return { ...bound, statements: bound.statements.map(again) };
    case 'if':
      return { ...bound, whenTrue: again(bound.whenTrue), otherwise: bound.otherwise && again(bound.otherwise) };
    case 'loop':
    case 'foreach':
      return { ...bound, body: again(bound.body) };
    case 'switch':
      return { ...bound, sections: bound.sections.map(section => ({ ...section, body: again(section.body) })) };
    case 'try':
      return {
        ...bound,
        block: again(bound.block),
        catches: bound.catches.map(each => ({ ...each, block: again(each.block) })),
        finally: bound.finally && again(bound.finally),
      };
    default:
      return bound;
  }
}
