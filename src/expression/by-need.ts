import { type Compiler, compilerOf } from './compiler.ts';
import { libraryFor } from './library/by-need.ts';

export type { Warning } from './check/checker.ts';
export type { CompiledExpression, Compiler } from './compiler.ts';
export { parseJwt } from './context/parse-jwt.ts';
export { PolicyContext } from './context/policy-context.ts';
export { PolicyResponse, policyResponse } from './context/response.ts';
export { IRESPONSE } from './context/types.ts';
export { ExpressionError } from './expression-error.ts';

/** A door of the expressions: compiles those of these texts, and has loaded no more of .NET than they can name. */
export const compilerFor = async (texts: Iterable<string>): Promise<Compiler> => compilerOf(await libraryFor(texts));

/** What makes of JSON the value that a variable has. */
export const variableReader = async (): Promise<(json: string) => unknown> =>
  (await import('./library/json-part.ts')).variableOfJson;
