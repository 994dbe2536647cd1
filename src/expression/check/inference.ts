import { delegateSignature } from '../types/delegates.ts';
import { NamedType, type Type, type TypeParameter } from '../types/type.ts';
import type { Checker } from './checker.ts';
import { type Argument, isValue } from './operand.ts';
import { Inference } from './type-bounds.ts';

/** An argument beside the type of the parameter it goes to. */
export interface Pairing {
  readonly argument: Argument;
  readonly type: Type;
}

/**
 * The type arguments of a generic method, from its arguments; undefined where they do not tell.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#1263-type-inference
 */
export function inferTypeArguments(
  checker: Checker,
  parameters: readonly TypeParameter[],
  pairings: readonly Pairing[],
): readonly Type[] | undefined {
  const known = inferAsFarAsPossible(checker, parameters, pairings);
  const types = parameters.flatMap(parameter => known.get(parameter) ?? []);
  return types.length === parameters.length ? types : undefined;
}

/** Those that the arguments tell. */
export function inferAsFarAsPossible(
  checker: Checker,
  parameters: readonly TypeParameter[],
  pairings: readonly Pairing[],
): ReadonlyMap<TypeParameter, Type> {
  const inference = new Inference(parameters);
  for (const pairing of pairings) firstPhase(inference, pairing);
  secondPhase(checker, inference, pairings);
  return inference.result();
}

function firstPhase(inference: Inference, { argument, type }: Pairing): void {
  const { operand } = argument;
  if (isValue(operand)) inference.lower(operand.type, type);
  else if (operand.kind === 'out-declaration' && operand.type !== undefined) inference.exact(operand.type, type);
}

/** Lambdas and methods tell by what they give, once what they take is known. */
function secondPhase(checker: Checker, inference: Inference, pairings: readonly Pairing[]): void {
  let waiting = pairings.filter(
    ({ argument }) => argument.operand.kind === 'untyped-lambda' || argument.operand.kind === 'methods',
  );
  while (waiting.length > 0) {
    const ready = waiting.filter(({ type }) => inference.open(inputs(type)).length === 0);
    if (ready.length === 0 && !inference.fixSome(waiting.flatMap(({ type }) => inference.open(inputs(type))))) return;
    for (const pairing of ready) outputInference(checker, inference, pairing);
    waiting = waiting.filter(pairing => !ready.includes(pairing));
  }
}

const inputs = (type: Type): readonly Type[] =>
  type instanceof NamedType ? (delegateSignature(type)?.parameters ?? []) : [];

function outputInference(checker: Checker, inference: Inference, { argument, type }: Pairing): void {
  const signature = type instanceof NamedType ? delegateSignature(type) : undefined;
  if (signature === undefined) return;
  const given = signature.parameters.map(parameter => inference.known(parameter));
  const result = checker.delegateResult(argument.operand, given);
  if (result !== undefined) inference.lower(result, signature.result);
}
