import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import { displayName, qualifiedName } from '../types/display.ts';
import { isExtension, isNamed, type Passing, passingOf } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import type { Checker } from './checker.ts';
import { describeFully } from './describe.ts';
import { instantiate } from './members.ts';
import type { Argument, Candidate, MethodGroup } from './operand.ts';
import { isOfType } from './out-arguments.ts';

/** `string.Substring(int, int)` */
export function memberText({ member, ownerArguments, parameters }: Candidate): string {
  const owner = displayName(member.owner.of(...ownerArguments));
  const listed = parameters.map(displayName).slice(isExtension(member) ? 1 : 0);
  const [opens, closes] = member.kind === 'indexer' ? ['[', ']'] : ['(', ')'];
  const name = member.kind === 'constructor' ? member.owner.name : member.kind === 'indexer' ? 'this' : member.name;
  return `${owner}.${name}${opens}${listed.join(', ')}${closes}`;
}

export const ambiguous = ([one, other]: readonly Candidate[], span: Span): ExpressionError =>
  new ExpressionError(
    'CS0121',
    `The call is ambiguous between the following methods or properties: '${[one, other].map(each => (each === undefined ? '' : memberText(each))).join("' and '")}'`,
    span,
  );

/** Why none of the methods takes the arguments, as the compiler would say it of the one that is nearest. */
export function refuseArguments(
  checker: Checker,
  group: MethodGroup,
  given: readonly Argument[],
  span: Span,
): ExpressionError {
  const all = [...group.candidates, ...group.extensions.map(withoutReceiver)].map(each =>
    group.typeArguments.length === each.member.typeParameters.length ? instantiate(each, group.typeArguments) : each,
  );
  const count = (candidate: Candidate): number => candidate.parameters.length;
  const sameCount = all.filter(candidate => count(candidate) === given.length);
  const [nearest = all[0], another] = sameCount.length > 0 ? sameCount : all;
  if (nearest === undefined) return new ExpressionError('CS1061', `There is no method '${group.name}'`, span);
  const repeated = given.find(
    ({ name }, index) => name !== undefined && given.findIndex(each => each.name === name) < index,
  );
  if (repeated !== undefined)
    return new ExpressionError(
      'CS1740',
      `Named argument '${repeated.name}' cannot be specified multiple times`,
      repeated.span,
    );
  const wrongName = unknownName(nearest, given);
  if (wrongName !== undefined)
    return new ExpressionError(
      'CS1739',
      `The best overload for '${group.name}' does not have a parameter named '${wrongName}'`,
      span,
    );
  if (sameCount.length === 0) return wrongCount(nearest, another, group.name, given, span);
  return wrongArgument(checker, nearest, given, group.typeArguments.length) ?? notInferred(nearest, group.name, span);
}

const withoutReceiver = (candidate: Candidate): Candidate => ({
  ...candidate,
  member: { ...candidate.member, parameters: candidate.member.parameters.slice(1) },
  parameters: candidate.parameters.slice(1),
});

const unknownName = ({ member }: Candidate, given: readonly Argument[]): string | undefined =>
  given
    .map(({ name }) => name)
    .find(name => name !== undefined && !member.parameters.some(each => isNamed(each, name)));

function wrongCount(
  nearest: Candidate,
  another: Candidate | undefined,
  name: string,
  given: readonly Argument[],
  span: Span,
): ExpressionError {
  const missing = nearest.member.parameters[given.length];
  const isConstructor = nearest.member.kind === 'constructor';
  if (another === undefined && missing !== undefined)
    return new ExpressionError(
      'CS7036',
      `There is no argument given that corresponds to the required parameter '${missing.name}' of '${memberText(nearest)}'`,
      span,
    );
  return isConstructor
    ? new ExpressionError(
        'CS1729',
        `'${nearest.member.owner.name}' does not contain a constructor that takes ${given.length} arguments`,
        span,
      )
    : new ExpressionError('CS1501', `No overload for method '${name}' takes ${given.length} arguments`, span);
}

function wrongArgument(
  checker: Checker,
  { parameters, member }: Candidate,
  given: readonly Argument[],
  typeArguments: number,
): ExpressionError | undefined {
  for (const [index, argument] of given.entries()) {
    const type = parameters[index];
    if (type === undefined) continue;
    const wanted = passingOf(member.parameters[index]);
    if (wanted !== argument.by) return wrongPassing(argument, index, wanted);
    if (member.typeParameters.length === typeArguments && !isFitting(checker, argument, type))
      return cannotConvert(argument, index, type);
  }
  return undefined;
}

function isFitting(checker: Checker, argument: Argument, type: Type): boolean {
  const { operand, by } = argument;
  return operand.kind === 'out-declaration' || by !== undefined
    ? isOfType(argument, type)
    : checker.canConvert(operand, type);
}

/** One without `out` or `ref` where the parameter has it, or with another. */
export const wrongPassing = ({ by, span }: Argument, index: number, wanted: Passing): ExpressionError =>
  wanted === undefined
    ? new ExpressionError('CS1615', `Argument ${index + 1} may not be passed with the '${by}' keyword`, span)
    : new ExpressionError('CS1620', `Argument ${index + 1} must be passed with the '${wanted}' keyword`, span);

export function cannotConvert({ operand, by, span }: Argument, index: number, type: Type): ExpressionError {
  const keyword = by === undefined ? '' : `${by} `;
  return new ExpressionError(
    'CS1503',
    `Argument ${index + 1}: cannot convert from '${keyword}${describeFully(operand)}' to '${keyword}${qualifiedName(type)}'`,
    span,
  );
}

const notInferred = (nearest: Candidate, name: string, span: Span): ExpressionError =>
  new ExpressionError(
    'CS0411',
    `The type arguments for method '${memberText(nearest).replace(/^.*\.(?=[^.]+\()/, `${nearest.member.owner.name}.`)}' cannot be inferred from the usage. Try specifying the type arguments explicitly.`.replace(
      `${name}(`,
      `${name}<${nearest.member.typeParameters.map(each => each.name).join(', ')}>(`,
    ),
    span,
  );
