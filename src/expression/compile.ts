import { compilerOf } from './compiler.ts';
import { LIBRARY } from './library/index.ts';

export type { CompiledExpression } from './compiler.ts';

/** With the whole library. Who can wait a moment asks `compilerFor` (by-need.ts) for less of it. */
export const { compile, compileWithAllTypes } = compilerOf(LIBRARY);

/** The types that expressions may name. */
export const knownTypes = (): Iterable<{ readonly namespace: string; readonly name: string }> => LIBRARY.definitions;
