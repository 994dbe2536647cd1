import type { Bound, OutArgument } from '../bound.ts';

/** In the order in which they are computed; `out` arguments are set last. */
export function operands(bound: Bound): readonly (Bound | OutArgument)[] {
  switch (bound.kind) {
    case 'call': {
      const given = [...(bound.receiver === undefined ? [] : [bound.receiver]), ...bound.arguments];
      return variablesLast(given);
    }
    case 'invoke':
      return [bound.target, ...variablesLast(bound.arguments)];
    case 'apply':
    case 'dynamic':
      return bound.operands;
    case 'element':
      return [bound.array, ...bound.indexes];
    case 'concat':
      return bound.parts;
    case 'sequence':
      return [...bound.effects, bound.value];
    default:
      return [];
  }
}

const variablesLast = (given: readonly (Bound | OutArgument)[]): readonly (Bound | OutArgument)[] => [
  ...given.filter(({ kind }) => kind !== 'out'),
  ...given.filter(({ kind }) => kind === 'out'),
];
