import { ExpressionError } from '../expression-error.ts';
import type { CallNode } from '../syntax/ast.ts';
import { delegateParameterNames } from '../types/delegates.ts';
import { displayName } from '../types/display.ts';
import { NamedType } from '../types/type.ts';
import type { Bound } from './bound.ts';
import type { Argument } from './operand.ts';
import type { LocalFunction } from './scope.ts';

interface Called {
  readonly name: string | undefined;
  readonly text: string;
  readonly parameters: readonly string[];
}

export const localFunction = (target: Bound): LocalFunction | undefined =>
  target.kind === 'local' ? target.local.function : undefined;

/** A local function knows its own name and those of its parameters; a delegate has those of its type. */
function calledAs(target: Bound): Called {
  const own = localFunction(target);
  if (own !== undefined) return { ...own, parameters: own.parameters.map(each => each.name) };
  const parameters = target.type instanceof NamedType ? delegateParameterNames(target.type) : [];
  return { name: undefined, text: displayName(target.type), parameters };
}

/** The arguments in the order of the parameters. */
export function byName(target: Bound, given: readonly Argument[], node: CallNode): readonly (Argument | undefined)[] {
  if (given.every(({ name }) => name === undefined)) return given;
  const { name, text, parameters } = calledAs(target);
  const wrong = given.find(each => each.name !== undefined && !parameters.includes(each.name));
  if (wrong !== undefined)
    throw name === undefined
      ? new ExpressionError('CS1746', `The delegate '${text}' does not have a parameter named '${wrong.name}'`, node)
      : new ExpressionError(
          'CS1739',
          `The best overload for '${name}' does not have a parameter named '${wrong.name}'`,
          node,
        );
  return parameters.map((each, index) =>
    given.find((argument, place) => (argument.name === undefined ? place === index : argument.name === each)),
  );
}

/** The compiler's words for something called that is neither a method nor a delegate. */
export function notCallable(target: Bound, node: CallNode): ExpressionError {
  if (node.target.kind !== 'member' || target.kind !== 'call')
    return new ExpressionError('CS0149', 'Method name expected', node.target);
  const { owner, name } = target.member;
  return new ExpressionError(
    'CS1955',
    `Non-invocable member '${displayName(owner.of(...target.typeArguments.slice(0, owner.parameters.length)))}.${name}' cannot be used like a method.`,
    node.target.name,
  );
}

export function tooMany(target: Bound, given: readonly Argument[], node: CallNode): ExpressionError {
  const { name, text } = calledAs(target);
  return name === undefined
    ? new ExpressionError('CS1593', `Delegate '${text}' does not take ${given.length} arguments`, node)
    : new ExpressionError('CS1501', `No overload for method '${name}' takes ${given.length} arguments`, node);
}

export function missing(target: Bound, index: number, node: CallNode): ExpressionError {
  const { text, parameters } = calledAs(target);
  return new ExpressionError(
    'CS7036',
    `There is no argument given that corresponds to the required parameter '${parameters[index] ?? ''}' of '${text}'`,
    node,
  );
}
