import { ExpressionError } from '../../expression-error.ts';
import type { Expression, Initializer, MemberInitializer, Name, Span } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import { DYNAMIC } from '../../types/primitives.ts';
import { assignableOf } from '../assignable.ts';
import { assign, type Bound, readTemporary } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { findMembers } from '../members.ts';
import { isValue, type MethodGroup, type Operand } from '../operand.ts';
import { noStaticMember } from '../refuse.ts';
import type { Scope } from '../scope.ts';
import { argumentsOf, indexed, methodCall } from './calls.ts';
import { memberOf } from './members.ts';

/** The object, and then what stands in the braces behind it. */
export function initialised(checker: Checker, created: Bound, initializer: Initializer, scope: Scope): Bound {
  const holder = scope.function.temporary(created.type);
  const object = readTemporary(holder);
  const effects = initializing(checker, object, initializer, scope);
  return { kind: 'sequence', type: created.type, effects: [assign(holder, created), ...effects], value: object };
}

const initializing = (checker: Checker, object: Bound, initializer: Initializer, scope: Scope): readonly Bound[] =>
  initializer.kind === 'object-initializer'
    ? initializer.members.flatMap(member => initialiseMember(checker, object, member, scope))
    : initializer.elements.map(values => add(checker, object, values, initializer, scope));

function initialiseMember(
  checker: Checker,
  object: Bound,
  { target, value, ...span }: MemberInitializer,
  scope: Scope,
): readonly Bound[] {
  const place = isIndex(target)
    ? indexed(checker, object, argumentsOf(checker, target, scope), span)
    : initialisedMember(checker, object, target);
  if (isInitializer(value)) return isValue(place) ? initializing(checker, place, value, scope) : [];
  const assignable = assignableOf(place, scope.function, span);
  return [...assignable.effects, assignable.write(checker.converted(value, assignable.type, scope))];
}

function initialisedMember(checker: Checker, object: Bound, name: Name): Operand {
  if (object.type !== DYNAMIC && findMembers(checker.library, object.type, name.text).length === 0)
    throw noStaticMember(checker, object.type, name.text, name);
  return memberOf(checker, object, name, name, []);
}

const isIndex = (
  target: MemberInitializer['target'],
): target is Exclude<MemberInitializer['target'], { readonly text: string }> => !('text' in target);

const isInitializer = (value: Expression | Initializer): value is Initializer =>
  value.kind === 'object-initializer' || value.kind === 'collection-initializer';

function add(checker: Checker, object: Bound, values: readonly Expression[], span: Span, scope: Scope): Bound {
  const candidates = findMembers(checker.library, object.type, 'Add');
  if (candidates.length === 0)
    throw new ExpressionError(
      'CS1922',
      `Cannot initialize type '${displayName(object.type)}' with a collection initializer because it does not implement 'System.Collections.IEnumerable'`,
      span,
    );
  const group: MethodGroup = {
    kind: 'methods',
    name: 'Add',
    receiver: object,
    candidates,
    extensions: [],
    typeArguments: [],
  };
  const given = values.map(value => ({
    name: undefined,
    by: undefined,
    operand: checker.operand(value, scope),
    span: value,
  }));
  return methodCall(checker, group, given, values[0] ?? span);
}
