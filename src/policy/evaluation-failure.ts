import { PolicyError } from './policy-error.ts';

export const EVALUATION_FAILURE = 'ExpressionValueEvaluationFailure';

/**
 * An expression threw, or its value cannot be what the attribute wants.
 * https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies#predefined-errors-for-policies
 */
export const evaluationFailure = (element: string, message: string, cause: unknown): PolicyError =>
  new PolicyError({
    source: element,
    reason: EVALUATION_FAILURE,
    message: `Expression evaluation failed. ${message}`,
    responseIsSet: false,
    cause,
  });
