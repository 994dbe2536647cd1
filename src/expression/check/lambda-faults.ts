import { ExpressionError } from '../expression-error.ts';
import { delegateSignature } from '../types/delegates.ts';
import { substitute } from '../types/hierarchy.ts';
import { ArrayType, GridType, NamedType, type Type, TypeParameter } from '../types/type.ts';
import type { Checker } from './checker.ts';
import { inferAsFarAsPossible } from './inference.ts';
import type { Argument, Candidate } from './operand.ts';

/** What is wrong inside a lambda that one of the methods would take: the reason nearest to the mistake. */
export function lambdaFault(
  checker: Checker,
  candidates: readonly Candidate[],
  given: readonly Argument[],
): ExpressionError | undefined {
  for (const { member, parameters } of candidates) {
    const pairings = given.flatMap((argument, index) => {
      const type = parameters[index];
      return type === undefined ? [] : [{ argument, type }];
    });
    const known = inferAsFarAsPossible(checker, member.typeParameters, pairings);
    for (const { argument, type } of pairings) {
      const fault = faultIn(checker, argument, substitute(type, known));
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function faultIn(checker: Checker, { operand }: Argument, type: Type): ExpressionError | undefined {
  const signature = type instanceof NamedType ? delegateSignature(type) : undefined;
  if (operand.kind !== 'untyped-lambda' || signature === undefined || signature.parameters.some(isOpen))
    return undefined;
  if (operand.node.parameters.length !== signature.parameters.length) return undefined;
  try {
    checker.lambda(
      operand.node,
      signature.parameters,
      isOpen(signature.result) ? undefined : signature.result,
      operand.scope,
    );
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function isOpen(type: Type): boolean {
  if (type instanceof TypeParameter) return true;
  return type instanceof ArrayType || type instanceof GridType ? isOpen(type.element) : type.arguments.some(isOpen);
}
